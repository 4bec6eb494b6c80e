import { blocksFrom } from '../evaluate/planModel';
import { Effort, Model } from '../model/types';
import { CheckPlaces } from './CheckPlaces';
import { CODE_OF, codeAt } from './outcomeCodes';
import { ScorecardTable } from './ScorecardTable';

/** A check of a model, as it stands on the ladder at one time. */
interface Rung {
  readonly checkId: string;
  readonly effort: Effort;
  /** Place of its stage in the model; as many stages are below it. */
  readonly stage: number;
  readonly isBlocking: boolean;
}

/**
 * The checks of a model, from the ground up, and where the rows of a table keep
 * their outcomes.
 */
export class Ladder {
  readonly stages: number;
  readonly checks: readonly Rung[];

  readonly places: CheckPlaces;

  constructor(private readonly table: ScorecardTable, model: Model, now: Date) {
    this.stages = model.stages.length;
    this.checks = model.stages.flatMap(({ checks }, stage) =>
      checks.map(check => ({
        checkId: check.id,
        effort: check.fix.effort,
        stage,
        // On the floor stands everybody of whom anything is known.
        isBlocking: stage > 0 && now.getTime() >= blocksFrom(check),
      })),
    );
    this.places = new CheckPlaces(
      table,
      this.checks.map(({ checkId }) => checkId),
    );
  }

  /**
   * The checks, by place on the ladder, that keep the row from the stages above
   * its own. None for a row that is not assessed.
   */
  unmetOf(row: number): number[] {
    const { columns } = this.table;
    const rank = columns.rank[row];
    const unmet: number[] = [];
    if (rank === 0) {
      return unmet;
    }
    const outcomes = columns.outcomes[row];
    const places = this.places.ofRow(row);
    for (let check = 0; check < places.length; check++) {
      const { stage, isBlocking } = this.checks[check];
      if (isBlocking && stage >= rank && places[check] !== -1) {
        const code = codeAt(outcomes, places[check]);
        if (code === CODE_OF.fail || code === CODE_OF.unknown) {
          unmet.push(check);
        }
      }
    }
    return unmet;
  }
}
