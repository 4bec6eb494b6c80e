/** What stands in a cell; nothing at all for what has no value. */
export type CsvValue = string | number | undefined;

/** What spreadsheets take for the beginning of a formula, once they have opened the file. */
const FORMULA = /^[=+\-@\t\r\n]/;

const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One cell of a CSV file.
 *
 * @remarks
 * Text that a spreadsheet would run gets an apostrophe in front, which makes it
 * text again. Numbers are ours, and stay numbers.
 */
function toCell(value: CsvValue): string {
  if (typeof value !== 'string') {
    return value === undefined ? '' : String(value);
  }
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a CSV file, as RFC 4180 has it. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(toCell).join(',')}\r\n`;
}
