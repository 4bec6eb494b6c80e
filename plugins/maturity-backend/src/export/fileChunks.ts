import { csvLine } from './csv';
import { ExportColumns } from './exportColumns';

/** What becomes a file: its items, page by page, and their columns. */
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
