import { countUnmet } from './countUnmet';
import { Ladder } from './Ladder';
import { addBits, keepCommon, RowBits, takeBits } from './rowBits';

/** The rows whose next stage is one and the same. */
export interface NextStage {
  /** Place of the stage in the model. */
  readonly stage: number;
  /** The checks of the stage, by place on the ladder. */
  readonly checks: readonly number[];
  /** Rows that some check of it keeps from it, from lower stages too. */
  readonly open: RowBits;
  /** Rows that this stage is next for. */
  readonly rows: RowBits;
  /** Those of the rows that a single check blocks. */
  readonly alone: RowBits;
  /**
   * Rows by the number of unmet checks of the stage, from 1 on. The stage need
   * not be their next one.
   */
  readonly byCount: readonly RowBits[];
}

/**
 * Finds the rows for which each stage is the next one, by the number of its
 * checks that block them.
 *
 * @param unmet - by check, the rows that do not meet it, of any stage above theirs
 * @param before - what was known when only checks of the stage `changed` were
 * met by other rows
 */
export function nextStages(
  ladder: Ladder,
  unmet: readonly RowBits[],
  before?: { readonly stages: readonly NextStage[]; readonly changed: number },
): NextStage[] {
  const { scratch } = ladder;
  const words = unmet[0]?.length ?? 0;
  /** Rows whose next stage is a lower one. */
  const taken = scratch.take(words);
  return Array.from({ length: ladder.stages }, (_, stage) => {
    const known = before?.stages[stage];
    if (known && stage < before.changed) {
      addBits(taken, known.rows);
      return known;
    }
    const checks = known?.checks ?? ladder.listChecks(stage);
    const { open, byCount } =
      known && stage !== before.changed
        ? known
        : countUnmet(
            checks.map(check => unmet[check]),
            { words, scratch },
          );
    const rows = scratch.copy(open);
    takeBits(rows, taken);
    addBits(taken, rows);
    const alone = scratch.copy(byCount[0] ?? taken);
    keepCommon(alone, rows);
    return { stage, checks, open, rows, alone, byCount };
  });
}
