import path from 'node:path';
import { root } from '../commands.mjs';

/**
 * Lists tests that did not run: test files without a test, skipped and planned
 * tests, database suites that left out an engine of theirs. A suite shows that it ran on
 * an engine by the engine's id in the title of a passed test.
 */
export function findUnrunTests(files, results) {
  const byFile = new Map(results.map(result => [result.name, result]));
  const problems = [];
  if (files.length === 0) problems.push('No test file was found');

  for (const { file, engines = [] } of files) {
    const name = path.relative(root, file);
    const tests = byFile.get(file)?.assertionResults ?? [];
    const ran = tests.filter(
      ({ status }) => status === 'passed' || status === 'failed',
    );
    if (ran.length === 0) problems.push(`${name}: no test ran`);

    for (const { status, fullName } of tests) {
      if (!['passed', 'failed'].includes(status)) {
        problems.push(`${name}: ${status} test: ${fullName}`);
      }
    }
    for (const engine of engines) {
      if (!ran.some(({ fullName }) => fullName.includes(engine))) {
        problems.push(`${name}: no test ran on ${engine}`);
      }
    }
  }
  return problems;
}
