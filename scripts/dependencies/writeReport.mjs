/** The report as text: a table, and counts below it. */
export function writeReport(judged, { advisories, all }) {
  const shown = judged.filter(
    one => all || one.isDirect || one.faults.length > 0,
  );
  const head = ['package', 'version', 'latest', 'licence', 'last release', ''];
  const rows = shown.map(one => [
    one.isDirect ? one.name : `  ${one.name} (by ${one.by})`,
    one.version,
    one.latest === one.version ? '=' : one.latest ?? 'unknown',
    one.licence ?? 'unknown',
    one.lastReleaseAt?.slice(0, 10) ?? 'unknown',
    one.faults.map(({ text }) => text).join('; '),
  ]);
  const direct = judged.filter(({ isDirect }) => isDirect).length;
  const faulty = judged.filter(({ faults }) => faults.length > 0).length;
  return [
    ...toTable([head, ...rows]),
    '',
    `${direct} direct and ${
      judged.length - direct
    } transitive packages, ${faulty} with remarks.`,
    `Licences: ${countLicences(judged)}.`,
    advisories.byName
      ? 'Known vulnerabilities: asked of the registry.'
      : `Known vulnerabilities were not checked: ${advisories.reason}. Run this where the registry of npm can be reached.`,
  ].join('\n');
}

function toTable(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}

function countLicences(judged) {
  const counts = new Map();
  for (const { licence = 'unknown' } of judged) {
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([licence, count]) => `${licence} ${count}`)
    .join(', ');
}
