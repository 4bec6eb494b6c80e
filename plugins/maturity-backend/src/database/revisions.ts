import { Knex } from 'knex';
import { DbRevisionsRow } from './tables';

/** A counter of revisions. Each has its own lock. */
export type RevisionCounter = 'assessments' | 'deliveries';

const ROW_IDS = {
  assessments: 1,
  deliveries: 2,
} as const satisfies Record<RevisionCounter, number>;

/** Locks of a row from the strongest on; only the last one can be shared. */
type LockStrength = 'forUpdate' | 'forNoKeyUpdate' | 'forKeyShare';

const MISSING = 'The revision counter is missing from the database';

/**
 * Takes the lock that puts all changes of assessments, or of deliveries, in a
 * row. Code that needs both takes that of assessments first.
 *
 * @remarks
 * Held until the transaction ends, so revisions become visible in the order in
 * which they were assigned: a reader of one revision has missed none below it.
 */
export async function lockRevisions(
  tx: Knex.Transaction,
  of: RevisionCounter = 'assessments',
  strength: LockStrength = 'forUpdate',
): Promise<void> {
  const row = await tx<DbRevisionsRow>('revisions')
    .where({ id: ROW_IDS[of] })
    [strength]()
    .first();
  if (!row) {
    throw new Error(MISSING);
  }
}

/**
 * The rows, each with a new revision, in their order. Takes the lock if it was
 * not taken before.
 */
export async function withRevisions<TRow extends {}>(
  tx: Knex.Transaction,
  rows: readonly TRow[],
  of: RevisionCounter = 'assessments',
): Promise<(TRow & { revision: number })[]> {
  const [counter] = await tx<DbRevisionsRow>('revisions')
    .where({ id: ROW_IDS[of] })
    .increment('latest', rows.length)
    .returning('latest');
  if (!counter) {
    throw new Error(MISSING);
  }
  const first = Number(counter.latest) - rows.length + 1;
  return rows.map((row, index) => ({ ...row, revision: first + index }));
}

/**
 * Runs work in one transaction that holds the lock of assessments, and so not
 * while other such work runs on any replica. The work must not wait for
 * anything but the database.
 */
export async function withRevisionLock<T>(
  knex: Knex,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(async tx => {
    await lockRevisions(tx);
    return work(tx);
  });
}
