/**
 * Counts a Playwright JSON report. A test that was skipped did not show
 * anything and counts as a failure, as does a report without tests.
 */
export function countResults(report) {
  const tests = report.suites.flatMap(suite => testsIn(suite, []));
  const failures = report.errors.map(({ message }) => message);
  for (const { title, status } of tests) {
    if (status !== 'expected') failures.push(`${title}: ${WORDS[status]}`);
  }
  if (tests.length === 0) failures.push('No browser test ran');
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failures,
  };
}

const WORDS = {
  unexpected: 'failed',
  flaky: 'passed only when repeated',
  skipped: 'was skipped',
};

function testsIn(suite, titles) {
  const path = [...titles, suite.title];
  return [
    ...(suite.suites ?? []).flatMap(inner => testsIn(inner, path)),
    ...(suite.specs ?? []).flatMap(spec =>
      spec.tests.map(({ projectName, status }) => ({
        title: [projectName, ...path, spec.title].join(' › '),
        status,
      })),
    ),
  ];
}
