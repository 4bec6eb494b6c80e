import { readFileSync, writeFileSync } from 'node:fs';

const number = value =>
  value.toLocaleString('en-GB', {
    maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0,
  });

/**
 * Replaces the table of a benchmark in a document: the text between `<!--
 * figures: name -->` and the next `<!-- end -->`. A new benchmark is added at
 * the end.
 */
export function writeFigures(file, name, figures) {
  const marker = `<!-- figures: ${name} -->`;
  let text = readFileSync(file, 'utf8');
  if (!text.includes(marker)) {
    text += `\n## ${name}\n\n${marker}\n\n<!-- end -->\n`;
  }
  const start = text.indexOf(marker);
  const end = text.indexOf('<!-- end -->', start);
  writeFileSync(
    file,
    `${text.slice(0, start + marker.length)}\n\n${table(
      figures,
    )}\n\n${text.slice(end)}`,
  );
}

/** In the format of prettier. */
function table(figures) {
  const rows = [
    ['what', 'measured', 'budget', 'beside it'],
    ...figures.map(({ name, value, unit, budget, ok, note = '' }) => [
      name,
      `${number(value)} ${unit}${ok ? '' : ' (missed)'}`,
      `${number(budget)} ${unit}`,
      note,
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(3, ...rows.map(row => [...row[column]].length)),
  );
  const line = cells =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join(' | ')} |`;
  const [head, ...body] = rows;
  return [head, widths.map(width => '-'.repeat(width)), ...body]
    .map(line)
    .join('\n');
}
