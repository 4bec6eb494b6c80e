import type { Knex } from 'knex';
import {
  readDeliverySubjects,
  SubjectMatch,
  writeSubjectMatches,
} from '../database';
import { EntityIndex } from './EntityIndex';

/** Subjects in one read. */
const PAGE_SIZE = 2_000;

/**
 * Looks again for the entities that subjects stand for: those that were unknown
 * may have come, others may be gone or be called something else.
 *
 * @returns how many subjects stand for another entity than before
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
    const page = await readDeliverySubjects(knex, { after, limit: PAGE_SIZE });
    const matches = new Map<string, SubjectMatch>();
    for (const { id, target, match } of page) {
      const found = index.match(target);
      if (!isSame(found, match)) {
        matches.set(id, found);
      }
    }
    changed += await writeSubjectMatches(knex, { matches, now });
    after = page.length === PAGE_SIZE ? page[PAGE_SIZE - 1].id : undefined;
  }
  return changed;
}

function isSame(a: SubjectMatch, b: SubjectMatch): boolean {
  return 'entityRef' in a
    ? 'entityRef' in b && a.entityRef === b.entityRef
    : 'reason' in b && a.reason === b.reason;
}
