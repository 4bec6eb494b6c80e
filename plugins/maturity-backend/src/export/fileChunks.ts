/** The columns of a CSV file: its header, and what each item has in them. */
export interface ExportColumns<T> {
  readonly names: readonly string[];
  readonly toValues: (item: T) => readonly CsvValue[];
}

/** The items of a file, page by page, and their columns. */
export interface ExportedItems<T> {
  readonly pages: Iterable<readonly T[]> | AsyncIterable<readonly T[]>;
  readonly columns: ExportColumns<T>;
}

async function* csvChunks<T>({ pages, columns }: ExportedItems<T>) {
  yield csvLine(columns.names);
  for await (const page of pages) {
    yield page.map(item => csvLine(columns.toValues(item))).join('');
  }
}

async function* jsonChunks<T>({ pages }: ExportedItems<T>) {
  let separator = '[\n';
  for await (const page of pages) {
    let chunk = '';
    for (const item of page) {
      chunk += separator + JSON.stringify(item);
      separator = ',\n';
    }
    yield chunk;
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** The text of a file, in chunks that are made when they are asked for. */
export function fileChunks<T>(
  format: 'csv' | 'json',
  items: ExportedItems<T>,
): AsyncIterable<string> {
  return format === 'csv' ? csvChunks(items) : jsonChunks(items);
}

/** The value of a cell. `undefined` becomes an empty cell. */
export type CsvValue = string | number | undefined;

/**
 * Beginnings of formulas in spreadsheets, also as full-width characters, which
 * some of them take for the same. Others skip white space before them.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

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
