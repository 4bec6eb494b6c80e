import { StageCounts } from '../client/scorecardTypes';
import { CODE_OF, OUTCOMES } from './outcomeCodes';
import { ScorecardTable } from './ScorecardTable';

/** Counts of a set of rows, while they grow. */
export class StageTally {
  #total = 0;
  #known = 0;
  #applicable = 0;
  #withExemptions = 0;
  /** By the id that a stage's text has in the table; 0 is "not assessed". */
  readonly #byStage = new Map<number, number>();
  readonly #outcomes = new Int32Array(OUTCOMES.length);

  constructor(private readonly table: ScorecardTable) {}

  addRow(row: number) {
    const { columns } = this.table;
    this.#total++;
    this.#known += columns.known[row];
    this.#applicable += columns.applicable[row];
    this.#withExemptions += Number(columns.exempt[row] > 0);
    const stage = columns.stage[row];
    this.#byStage.set(stage, (this.#byStage.get(stage) ?? 0) + 1);
    for (let code = 0; code < OUTCOMES.length; code++) {
      this.#outcomes[code] += columns[OUTCOMES[code]][row];
    }
  }

  addAll(other: StageTally) {
    this.#total += other.#total;
    this.#known += other.#known;
    this.#applicable += other.#applicable;
    this.#withExemptions += other.#withExemptions;
    for (const [stage, count] of other.#byStage) {
      this.#byStage.set(stage, (this.#byStage.get(stage) ?? 0) + count);
    }
    for (let code = 0; code < OUTCOMES.length; code++) {
      this.#outcomes[code] += other.#outcomes[code];
    }
  }

  /** @param stageIds - the stages of the model, which come first in any case */
  counts(stageIds: readonly string[]): StageCounts {
    const byStage = new Map(stageIds.map(id => [id, 0]));
    for (const [stage, count] of this.#byStage) {
      const id = this.table.texts.valueOf(stage);
      if (id !== undefined) {
        // A stage that the model has no longer comes last, until it is assessed anew.
        byStage.set(id, count);
      }
    }
    return {
      total: this.#total,
      byStage: Array.from(byStage, ([stage, count]) => ({ stage, count })),
      notAssessed: this.#byStage.get(0) ?? 0,
      measured: { known: this.#known, applicable: this.#applicable },
      withExemptions: this.#withExemptions,
      outcomes: {
        pass: this.#outcomes[CODE_OF.pass],
        fail: this.#outcomes[CODE_OF.fail],
        unknown: this.#outcomes[CODE_OF.unknown],
        notApplicable: this.#outcomes[CODE_OF.notApplicable],
        exempt: this.#outcomes[CODE_OF.exempt],
      },
    };
  }
}
