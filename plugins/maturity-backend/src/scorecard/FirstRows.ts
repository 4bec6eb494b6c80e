import { ScorecardTable } from './ScorecardTable';
import { SortKeys, createSortKeys } from './sortKeys';
import {
  AssessmentSort,
  comparePositions,
  findPosition,
  SortPosition,
} from './sortRows';

interface PositionedRow extends SortPosition {
  readonly row: number;
}

/**
 * Finds the first rows of a sorted list without sorting all rows: it sorts and cuts
 * a buffer of a few times the wanted length each time it is full. Most rows are
 * rejected by their key, before any object is created.
 */
export class FirstRows {
  #buffer: PositionedRow[] = [];

  constructor(
    private readonly table: ScorecardTable,
    private readonly options: {
      readonly wanted: number;
      readonly sort: AssessmentSort;
      /** Rows up to this position are none of the wanted. */
      readonly after: SortPosition | undefined;
    },
  ) {}

  /** The first of the rows, in order. */
  select(rows: Int32Array): readonly PositionedRow[] {
    const keys = createSortKeys(this.table, rows, this.options.sort);
    if (keys) {
      this.#addByKey(rows, keys);
    } else {
      this.#addByName(rows);
    }
    return this.#cut();
  }

  #addByKey(rows: Int32Array, { keys, toKey }: SortKeys) {
    const { entityRef } = this.table.columns;
    const { after } = this.options;
    const afterKey = after ? toKey(after.value) : -Infinity;
    /** The last wanted row so far; later rows are rejected. */
    let lastKey = Infinity;
    let lastRef: string | undefined;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      const key = keys[row];
      const isOut =
        key < afterKey ||
        key > lastKey ||
        (key === lastKey && lastRef !== undefined && entityRef[row] > lastRef);
      const last = isOut ? undefined : this.#add(row);
      if (last) {
        lastKey = keys[last.row];
        lastRef = last.entityRef;
      }
    }
  }

  /** Names are mostly different, so no numbers are made for them. */
  #addByName(rows: Int32Array) {
    const { sortName } = this.table.columns;
    const isAscending = this.options.sort.order === 'asc';
    let lastName: string | undefined;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      const name = sortName[row];
      const isOut =
        lastName !== undefined &&
        (isAscending ? name > lastName : name < lastName);
      const last = isOut ? undefined : this.#add(row);
      if (last) {
        lastName = sortName[last.row];
      }
    }
  }

  /** Adds a row, unless it comes too early. Returns the last wanted row if that changed. */
  #add(row: number): PositionedRow | undefined {
    const { wanted, sort, after } = this.options;
    const position = findPosition(this.table, row, sort.field);
    if (after && comparePositions(position, after, sort.order) <= 0) {
      return undefined;
    }
    this.#buffer.push({ ...position, row });
    return this.#buffer.length >= 4 * wanted
      ? this.#cut()[wanted - 1]
      : undefined;
  }

  #cut(): readonly PositionedRow[] {
    const { wanted, sort } = this.options;
    this.#buffer = this.#buffer
      .sort((a, b) => comparePositions(a, b, sort.order))
      .slice(0, wanted);
    return this.#buffer;
  }
}
