import { Knex } from 'knex';
import { DbRevisionsRow } from './tables';

/**
 * Takes the lock that puts all changes of assessments in a row, and with it the
 * latest revision.
 *
 * @remarks
 * Held until the transaction ends, so revisions become visible in the order in
 * which they were given out: who has read up to one has missed none below it.
 */
export async function lockRevisions(tx: Knex.Transaction): Promise<number> {
  const row = await tx<DbRevisionsRow>('revisions')
    .where({ id: 1 })
    .forUpdate()
    .first();
  if (!row) {
    throw new Error('The revision counter is missing from the database');
  }
  return Number(row.latest);
}

/** Stores the latest revision that was given out under the lock. */
export async function saveLatestRevision(
  tx: Knex.Transaction,
  latest: number,
): Promise<void> {
  await tx<DbRevisionsRow>('revisions').where({ id: 1 }).update({ latest });
}

/**
 * Runs work that reads facts and writes what follows from them, in one
 * transaction, and not while another such work runs on any replica.
 *
 * @remarks
 * So of two assessments of an entity, the one that is written last is by the
 * newer facts, whichever source or replica it is due to.
 */
export async function inTurn<T>(
  knex: Knex,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(async tx => {
    await lockRevisions(tx);
    return work(tx);
  });
}
