import { Knex } from 'knex';
import { isPostgres } from './batches';
import { lockRevisions } from './revisions';

/**
 * Claims events for a transaction that is to write them: another batch with one
 * of them waits until this one ends.
 *
 * @remarks
 * A claim is a row with a unique key that is deleted again by
 * {@link releaseEvents} in the same transaction. Advisory locks would do the
 * same, but PostgreSQL has room for a few thousand of them only. SQLite has one
 * writer at a time and needs none.
 *
 * The order of locks, by which no two transactions wait for each other: claims
 * in the order of ids, the counter of revisions, targets in the order of ids,
 * reports in the order of entities.
 */
export async function claimEvents(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<void> {
  if (!isPostgres(tx)) {
    return;
  }
  await tx.raw(
    'insert into delivery_claims (id) select id from unnest(?::text[]) id',
    [inLockOrder(ids)],
  );
  // Replicas of versions without claims lock this row for all else they do.
  await lockRevisions(tx, 'deliveries', 'forKeyShare');
}

/** Takes the rows of the claims away. Others wait until the transaction ends. */
export async function releaseEvents(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<void> {
  if (isPostgres(tx)) {
    await tx.raw('delete from delivery_claims where id = any(?::text[])', [
      [...ids],
    ]);
  }
}

/**
 * Locks all of deliveries: no event is written until the transaction ends.
 * For work on targets that events may just be written for.
 */
export async function lockDeliveries(tx: Knex.Transaction): Promise<void> {
  if (isPostgres(tx)) {
    // Waits for all that claimed events, and new ones queue behind it. The row
    // alone would let them pass for ever.
    await tx.raw('lock table delivery_claims in share row exclusive mode');
  }
  await lockRevisions(tx, 'deliveries');
}

/**
 * Locks the reports of some entities: one transaction at a time writes
 * reports, so that their revisions become visible in order. Events are
 * written meanwhile, but these entities are marked before or after.
 */
export async function lockReports(
  tx: Knex.Transaction,
  entityRefs: readonly string[],
): Promise<void> {
  if (!isPostgres(tx)) {
    return;
  }
  await lockRevisions(tx, 'deliveries', 'forNoKeyUpdate');
  await tx.raw(
    `select from unnest(?::text[]) with ordinality wanted (entity_ref, place)
     join delivery_reports using (entity_ref)
     order by place for update of delivery_reports`,
    [inLockOrder(entityRefs)],
  );
}

/** Each value once, in the order in which all transactions lock rows. */
export function inLockOrder(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}
