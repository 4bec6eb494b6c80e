const START = '<!-- compat -->';
const END = '<!-- /compat -->';

/** The packages by whose versions an adopter recognises a release. */
export const COLUMNS = [
  '@backstage/backend-defaults',
  '@backstage/frontend-plugin-api',
  '@backstage/plugin-catalog-react',
  '@backstage/ui',
];

/**
 * Writes what was tried, and when, into the table of a README. Rows of releases
 * that were not tried stay as they are.
 */
export function writeTable(markdown, results, today = new Date()) {
  const start = markdown.indexOf(START) + START.length;
  const end = markdown.indexOf(END);
  if (start < START.length || end < 0) {
    throw new Error(`The README has no table between ${START} and ${END}`);
  }
  const rows = new Map(
    readRows(markdown.slice(start, end)).map(row => [row[0], row]),
  );
  for (const { title, versions } of results) {
    rows.set(title, [
      title,
      ...COLUMNS.map(name => versions[name]),
      today.toISOString().slice(0, 10),
    ]);
  }
  const head = [
    'Backstage',
    ...COLUMNS.map(name => `\`${name.replace('@backstage/', '')}\``),
    'tried on',
  ];
  return [
    markdown.slice(0, start),
    formatTable([head, ...rows.values()]),
    markdown.slice(end),
  ].join('\n\n');
}

function readRows(table) {
  return table
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
}

// Aligned as prettier does it.
function formatTable(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const format = (cells, fill = ' ') =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column], fill))
      .join(' | ')} |`;
  const [head, ...body] = rows;
  return [
    format(head),
    format(
      head.map(() => ''),
      '-',
    ),
    ...body.map(row => format(row)),
  ].join('\n');
}
