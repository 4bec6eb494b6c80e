import type { Knex } from 'knex';
import {
  readDeliveryTargets,
  TargetMatch,
  writeTargetMatches,
} from '../database';
import { EntityIndex } from './EntityIndex';

/** Targets in one read. */
const PAGE_SIZE = 2_000;

/**
 * Matches targets to entities again: entities may have been added, removed or
 * renamed.
 *
 * @returns how many targets stand for another entity than before
 */
export async function matchAgain(
  knex: Knex,
  options: { index: EntityIndex; now: Date; signal: AbortSignal },
): Promise<number> {
  const { index, now, signal } = options;
  let after: string | undefined = '';
  let changed = 0;
  while (after !== undefined) {
    signal.throwIfAborted();
    const page = await readDeliveryTargets(knex, { after, limit: PAGE_SIZE });
    const matches = new Map<string, TargetMatch>();
    for (const { id, target, match } of page) {
      const found = index.match(target);
      if (!isSame(found, match)) {
        matches.set(id, found);
      }
    }
    changed += await writeTargetMatches(knex, {
      matches,
      indexedAt: index.createdAt,
      now,
    });
    after = page.length === PAGE_SIZE ? page[PAGE_SIZE - 1].id : undefined;
  }
  return changed;
}

function isSame(a: TargetMatch, b: TargetMatch): boolean {
  return 'entityRef' in a
    ? 'entityRef' in b && a.entityRef === b.entityRef
    : 'reason' in b && a.reason === b.reason;
}
