import { SURVEY_MINIMUM } from '@platform-maturity/backstage-plugin-maturity-common';
import { StoredSurveyTally } from '../database';
import { addAnswers } from './tally';
import { TalliedAnswers } from './types';
import { show } from './waiting';

/** Answers that wait, on their way up. */
interface Pool {
  readonly form: string;
  /** The group, and the ones above it, one after the other. */
  readonly path: readonly string[];
  readonly answers: TalliedAnswers;
}

/**
 * Shows the answers that wait with those of the next group above in which at least
 * five come together. Those that never do are dropped.
 *
 * @remarks
 * Each answer is shown in one place, with at least four others, at once. So no
 * difference between groups, or between one day and the next, is of fewer than five.
 *
 * @returns the sums that changed
 */
export function poolWaiting(
  stored: readonly StoredSurveyTally[],
  options: {
    readonly open: (tally: StoredSurveyTally) => TalliedAnswers;
    /** A group, and those above it, one after the other up to the organisation. */
    readonly listPath: (groupRef: string) => readonly string[];
    /** All groups above a group. */
    readonly listAbove: (groupRef: string) => readonly string[];
  },
): readonly StoredSurveyTally[] {
  const { open, listPath, listAbove } = options;
  const changed = new Map<string, StoredSurveyTally>();
  const known = new Map(stored.map(tally => [toKey(tally), tally]));
  const levels = new Map<number, Pool[]>();
  const put = (pool: Pool) => {
    const level = levels.get(pool.path.length) ?? [];
    levels.set(pool.path.length, [...level, pool]);
  };
  for (const tally of stored.filter(({ waiting }) => waiting !== undefined)) {
    const { form, groupRef } = tally;
    const { waiting: _, ...rest } = tally;
    changed.set(toKey(tally), rest);
    known.set(toKey(tally), rest);
    put({ form, path: listPath(groupRef), answers: open(tally) });
  }
  for (let length = Math.max(0, ...levels.keys()); length > 0; length--) {
    for (const pool of merge(levels.get(length) ?? [])) {
      const { form, path, answers } = pool;
      const [groupRef, ...above] = path;
      if (answers.tally.answers >= SURVEY_MINIMUM) {
        const key = toKey({ form, groupRef });
        const before = changed.get(key) ??
          known.get(key) ?? { form, groupRef, above: [], shown: '', texts: [] };
        const shown = show(before, answers);
        changed.set(key, { ...shown, above: listAbove(groupRef) });
      } else if (above.length > 0) {
        put({ form, path: above, answers });
      }
    }
  }
  return [...changed.values()];
}

function toKey(tally: Pick<StoredSurveyTally, 'form' | 'groupRef'>): string {
  return JSON.stringify([tally.form, tally.groupRef]);
}

/** Adds up the answers that came to the same group. */
function merge(pools: readonly Pool[]): readonly Pool[] {
  const merged = new Map<string, Pool>();
  for (const pool of pools) {
    const key = toKey({ form: pool.form, groupRef: pool.path[0] });
    const same = merged.get(key);
    merged.set(
      key,
      same
        ? { ...pool, answers: addAnswers(same.answers, pool.answers) }
        : pool,
    );
  }
  return [...merged.values()];
}
