import { Ladder } from './Ladder';
import { addBits, addCommon, RowBits, takeBits } from './rowBits';

/** The rows whose next stage is one and the same. */
export interface NextStage {
  /** The checks of the stage, by place on the ladder. */
  readonly checks: readonly number[];
  /** Rows that this stage is next for. */
  readonly rows: RowBits;
  /** Those of the rows that a single check blocks. */
  readonly alone: RowBits;
}

/**
 * Finds the rows for which each stage is the next one.
 *
 * @param unmet - By check, the rows that do not meet it, of any stage above theirs.
 */
export function nextStages(
  ladder: Ladder,
  unmet: readonly RowBits[],
): NextStage[] {
  const { scratch } = ladder;
  const words = unmet[0]?.length ?? 0;
  /** Rows whose next stage is a lower one. */
  const taken = scratch.take(words);
  return Array.from({ length: ladder.stages }, (_, stage) => {
    const checks = ladder.listChecks(stage);
    const rows = scratch.take(words);
    const several = scratch.take(words);
    for (const check of checks) {
      addCommon(several, rows, unmet[check]);
      addBits(rows, unmet[check]);
    }
    takeBits(rows, taken);
    addBits(taken, rows);
    const alone = scratch.copy(rows);
    takeBits(alone, several);
    return { checks, rows, alone };
  });
}
