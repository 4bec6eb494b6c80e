import { OutcomeCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { CheckPlaces } from './CheckPlaces';
import { OUTCOME_CODES, codeAt, OUTCOMES } from '../database';
import { ScorecardTable } from './ScorecardTable';

/** Counts of the outcomes of each check, while they grow. */
export class CheckTally {
  /** Counts by check, then by outcome code. */
  readonly #counts: Int32Array;

  constructor(
    private readonly table: ScorecardTable,
    private readonly places: CheckPlaces,
    checks: number,
  ) {
    this.#counts = new Int32Array(checks * OUTCOMES.length);
  }

  addRow(row: number) {
    const outcomes = this.table.columns.outcomes[row];
    const places = this.places.findPlaces(row);
    for (let check = 0; check < places.length; check++) {
      if (places[check] !== -1) {
        const code = codeAt(outcomes, places[check]);
        this.#counts[check * OUTCOMES.length + code]++;
      }
    }
  }

  addAll(other: CheckTally) {
    for (let index = 0; index < this.#counts.length; index++) {
      this.#counts[index] += other.#counts[index];
    }
  }

  readCounts(check: number): OutcomeCounts {
    const start = check * OUTCOMES.length;
    return {
      pass: this.#counts[start + OUTCOME_CODES.pass],
      fail: this.#counts[start + OUTCOME_CODES.fail],
      unknown: this.#counts[start + OUTCOME_CODES.unknown],
      notApplicable: this.#counts[start + OUTCOME_CODES.notApplicable],
      exempt: this.#counts[start + OUTCOME_CODES.exempt],
    };
  }

  /** Counts by check, for each outcome. */
  columns(): { readonly [K in keyof OutcomeCounts]: readonly number[] } {
    const checks = this.#counts.length / OUTCOMES.length;
    const all = Array.from({ length: checks }, (_, check) =>
      this.readCounts(check),
    );
    return {
      pass: all.map(counts => counts.pass),
      fail: all.map(counts => counts.fail),
      unknown: all.map(counts => counts.unknown),
      notApplicable: all.map(counts => counts.notApplicable),
      exempt: all.map(counts => counts.exempt),
    };
  }
}
