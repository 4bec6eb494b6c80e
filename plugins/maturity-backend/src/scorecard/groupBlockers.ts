import { RowBits } from './rowBits';

/** Rows whose next stage the same checks block. */
export interface BlockerGroup {
  /** Places among the checks of the stage, ascending. */
  readonly checks: readonly number[];
  /** Rows that fail all of these checks. */
  readonly failing: number;
  /** Rows for which some of these checks need measuring first. */
  readonly unmeasured: number;
}

/**
 * Groups rows by the set of checks that block them. Rows share a path of a tree
 * that branches at each check, so that sets cost no strings, and the number of
 * checks has no limit.
 *
 * @param unmet - By check, the rows that do not meet it.
 * @param unknown - By check, the rows for which it is not measured.
 */
export function groupBlockers(
  rows: RowBits,
  unmet: readonly RowBits[],
  unknown: readonly RowBits[],
): BlockerGroup[] {
  /** For each node, its child without and with the next check; 0 is none. */
  const children = [0, 0];
  const counts = [{ failing: 0, unmeasured: 0 }];
  for (let word = 0; word < rows.length; word++) {
    let unmeasured = 0;
    for (let check = 0; check < unmet.length && rows[word] !== 0; check++) {
      unmeasured |= unmet[check][word] & unknown[check][word];
    }
    for (let rest = rows[word]; rest !== 0; rest &= rest - 1) {
      const row = rest & -rest;
      let node = 0;
      for (let check = 0; check < unmet.length; check++) {
        const place = 2 * node + (unmet[check][word] & row ? 1 : 0);
        if (children[place] === 0) {
          children[place] = counts.length;
          children.push(0, 0);
          counts.push({ failing: 0, unmeasured: 0 });
        }
        node = children[place];
      }
      counts[node][unmeasured & row ? 'unmeasured' : 'failing']++;
    }
  }

  const groups: BlockerGroup[] = [];
  const visit = (node: number, depth: number, checks: readonly number[]) => {
    if (depth === unmet.length) {
      groups.push({ checks, ...counts[node] });
      return;
    }
    const [without, withNext] = children.slice(2 * node, 2 * node + 2);
    if (without !== 0) {
      visit(without, depth + 1, checks);
    }
    if (withNext !== 0) {
      visit(withNext, depth + 1, [...checks, depth]);
    }
  };
  if (counts.length > 1) {
    visit(0, 0, []);
  }
  return groups;
}
