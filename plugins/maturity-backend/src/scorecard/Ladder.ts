import {
  blocksFrom,
  Effort,
  Model,
  RelatedEntity,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { OUTCOME_CODES } from '../database';
import { addBits, addCommon, addRow, RowBits, countWords } from './rowBits';
import { Scratch } from './Scratch';
import { ScorecardTable } from './ScorecardTable';

/** A check of a model, as it stands on the ladder at one time. */
interface Rung {
  readonly checkId: string;
  readonly effort: Effort;
  /** Whose facts it reads, if not those of the entity. */
  readonly of: RelatedEntity | undefined;
  /** Place of its stage in the model; as many stages are below it. */
  readonly stage: number;
  readonly isBlocking: boolean;
}

/** The checks of a model, in order, and the rows that they block. */
export class Ladder {
  readonly stages: number;
  readonly checks: readonly Rung[];

  constructor(private readonly table: ScorecardTable, model: Model, now: Date) {
    this.stages = model.stages.length;
    this.checks = model.stages.flatMap(({ checks }, stage) =>
      checks.map(check => ({
        checkId: check.id,
        effort: check.fix.effort,
        of: check.of,
        stage,
        // Every assessed row has reached the first stage.
        isBlocking: stage > 0 && now.getTime() >= blocksFrom(check),
      })),
    );
  }

  /** Scratch memory of the answer. */
  get scratch(): Scratch {
    return this.table.scratch;
  }

  /** The checks of a stage, by their place on the ladder. */
  listChecks(stage: number): readonly number[] {
    return [...this.checks.keys()].filter(
      check => this.checks[check].stage === stage,
    );
  }

  /**
   * The rows that each check blocks from a stage above their own. Rows that are
   * not assessed are left out.
   */
  unmetBy(rows: Int32Array): RowBits[] {
    const { outcomes, size, scratch } = this.table;
    const below = this.#rowsBelow(rows);
    return this.checks.map(({ checkId, stage, isBlocking }) => {
      const unmet = scratch.take(countWords(size));
      if (isBlocking) {
        for (const code of [OUTCOME_CODES.fail, OUTCOME_CODES.unknown]) {
          addCommon(unmet, below[stage], outcomes.rowsWith(checkId, code));
        }
      }
      return unmet;
    });
  }

  /** Assessed rows below each stage. */
  #rowsBelow(rows: Int32Array): RowBits[] {
    const { columns, size, scratch } = this.table;
    const below = Array.from({ length: this.stages }, () =>
      scratch.take(countWords(size)),
    );
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      const rank = columns.rank[row];
      if (rank > 0 && rank < this.stages) {
        addRow(below[rank], row);
      }
    }
    for (let stage = 1; stage < below.length; stage++) {
      addBits(below[stage], below[stage - 1]);
    }
    return below;
  }
}
