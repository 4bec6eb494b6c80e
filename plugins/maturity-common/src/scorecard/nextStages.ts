import { Ladder } from './Ladder';
import { addBits, addCommon, RowBits, takeBits } from './rowBits';

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
  /** By how many of its checks are not met, from 1 on: the rows. */
  readonly byCount: readonly RowBits[];
}

/**
 * For each stage the rows that it is the next one for, by how many of its
 * checks stand in their way.
 *
 * @param unmet - by check, the rows that do not meet it, of any stage above theirs
 * @param below - what is known already of the lowest stages
 */
export function nextStages(
  ladder: Ladder,
  unmet: readonly RowBits[],
  below: readonly NextStage[] = [],
): NextStage[] {
  const words = unmet[0]?.length ?? 0;
  /** Rows whose next stage is a lower one. */
  const taken = new Int32Array(words);
  below.forEach(({ rows }) => addBits(taken, rows));
  const stages = [...below];
  for (let stage = below.length; stage < ladder.stages; stage++) {
    const checks = [...ladder.checks.keys()].filter(
      check => ladder.checks[check].stage === stage,
    );
    const open = new Int32Array(words);
    const byCount = countUnmet(
      checks.map(check => unmet[check]),
      open,
    );
    byCount.forEach(rows => takeBits(rows, taken));
    const rows = open.slice();
    takeBits(rows, taken);
    addBits(taken, rows);
    stages.push({ stage, checks, open, rows, byCount });
  }
  return stages;
}

/**
 * By in how many of the sets they are, from 1 on: the rows.
 *
 * @param counted - gets the rows that are in any of the sets
 */
function countUnmet(sets: readonly RowBits[], counted: RowBits): RowBits[] {
  const byCount: RowBits[] = [];
  for (const set of sets) {
    byCount.push(new Int32Array(set.length));
    // Each row in the set goes up one count, from the highest down.
    for (let count = byCount.length - 1; count > 0; count--) {
      addCommon(byCount[count], byCount[count - 1], set);
      takeBits(byCount[count - 1], set);
    }
    const first = set.slice();
    takeBits(first, counted);
    addBits(byCount[0], first);
    addBits(counted, set);
  }
  return byCount;
}
