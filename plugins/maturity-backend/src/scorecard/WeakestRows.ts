import { ScorecardTable } from './ScorecardTable';
import { compareDefined } from './sortRows';

/** Keeps the few weakest of the rows that are added. */
export class WeakestRows {
  #rows: number[] = [];

  constructor(
    private readonly table: ScorecardTable,
    private readonly wanted: number,
  ) {}

  get rows(): readonly number[] {
    return this.#rows;
  }

  /** A row that is not assessed is neither weak nor strong. */
  add(row: number) {
    if (this.wanted === 0 || this.table.columns.rank[row] === 0) {
      return;
    }
    let place = this.#rows.length;
    while (place > 0 && this.#isWeaker(row, this.#rows[place - 1])) {
      place--;
    }
    if (place < this.wanted) {
      this.#rows.splice(place, 0, row);
      this.#rows.length = Math.min(this.#rows.length, this.wanted);
    }
  }

  #isWeaker(row: number, other: number): boolean {
    const { rank, nextStepCount, sortName, entityRef } = this.table.columns;
    return (
      (rank[row] - rank[other] ||
        nextStepCount[other] - nextStepCount[row] ||
        compareDefined(sortName[row], sortName[other]) ||
        compareDefined(entityRef[row], entityRef[other])) < 0
    );
  }
}
