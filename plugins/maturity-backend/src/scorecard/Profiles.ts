import { textFieldNames } from '../database';
import { Columns, ListColumn, TextColumn } from './ScorecardColumns';

/** Columns by which rows differ: most rows of a team are alike in all of them. */
const alikeColumns = [
  'modelId',
  ...textFieldNames,
  'owners',
  'stage',
  'leftOut',
  'gone',
] as const;

/** Columns that are added up. */
const sumColumns = [
  'total',
  'observed',
  'declared',
  'attested',
  'applicable',
  'openUpwards',
  'withExemptions',
] as const;

const allColumns = [...alikeColumns, ...sumColumns] as const;

type AlikeColumn = (typeof alikeColumns)[number];
type SumColumn = (typeof sumColumns)[number];

/** The columns of rows that profiles know. */
type RowColumns = Pick<Columns, AlikeColumn | Exclude<SumColumn, 'total'>>;

/** Room for so many profiles at first. */
const ROOM = 256;

/**
 * Rows that are alike in all that they are filtered and grouped by, added up. They
 * are far fewer than rows, so an answer that needs no more is counted from them.
 */
export class Profiles {
  readonly columns: Record<AlikeColumn | SumColumn, Int32Array>;
  readonly #ids = new Map<string, number>();
  /** Profiles without a row, for others to take their place. */
  readonly #free: number[] = [];
  #size = 0;

  constructor() {
    this.columns = Object.fromEntries(
      allColumns.map(name => [name, new Int32Array(ROOM)]),
    ) as typeof this.columns;
  }

  /**
   * The ids of a column.
   *
   * @throws Error for a column by which profiles do not differ
   */
  readColumn(column: TextColumn | ListColumn): Int32Array {
    const cells: Int32Array | undefined = this.columns[column as AlikeColumn];
    if (!cells) {
      throw new Error(`Profiles are not told apart by ${column}`);
    }
    return cells;
  }

  /** Number of profiles; some may have no row, and then count as gone. */
  get size(): number {
    return this.#size;
  }

  /** Adds a row. */
  add(columns: RowColumns, row: number): void {
    const key = toKey(columns, row);
    const id = this.#ids.get(key) ?? this.#create(key, columns, row);
    this.#change(id, { columns, row, sign: 1 });
  }

  /** Removes a row that was added. */
  remove(columns: RowColumns, row: number): void {
    const key = toKey(columns, row);
    const id = this.#ids.get(key);
    if (id === undefined) {
      return;
    }
    this.#change(id, { columns, row, sign: -1 });
    if (this.columns.total[id] === 0) {
      this.#ids.delete(key);
      this.columns.gone[id] = 1;
      this.#free.push(id);
    }
  }

  #create(key: string, columns: RowColumns, row: number): number {
    const id = this.#free.pop() ?? this.#size++;
    if (id === this.columns.total.length) {
      this.#grow();
    }
    for (const name of alikeColumns) {
      this.columns[name][id] = columns[name][row];
    }
    this.#ids.set(key, id);
    return id;
  }

  #change(
    id: number,
    { columns, row, sign }: { columns: RowColumns; row: number; sign: 1 | -1 },
  ): void {
    for (const name of sumColumns) {
      this.columns[name][id] +=
        sign * (name === 'total' ? 1 : columns[name][row]);
    }
  }

  #grow(): void {
    for (const name of allColumns) {
      const longer = new Int32Array(2 * this.columns[name].length);
      longer.set(this.columns[name]);
      this.columns[name] = longer;
    }
  }
}

function toKey(columns: RowColumns, row: number): string {
  let key = '';
  for (const name of alikeColumns) {
    key += `${columns[name][row]} `;
  }
  return key;
}
