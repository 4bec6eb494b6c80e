import { Knex } from 'knex';
import { insertRows } from './insertRows';
import { lockRevisions, withRevisions } from './revisions';
import {
  DbAssessmentsRow,
  DbDeletedAssessmentsRow,
  DbRevisionsRow,
} from './tables';

/**
 * Time for which a deletion is listed. A reader that was away for longer reads
 * all assessments again.
 */
const LISTED_MS = 7 * 24 * 60 * 60 * 1000;

type AssessmentKey = Pick<DbAssessmentsRow, 'entity_ref' | 'model_id'>;

/**
 * Deletes assessments and lists the deletions under new revisions, so that each
 * replica's read model drops them.
 *
 * @param select - narrows the query down to what is to be deleted
 */
export async function deleteListed(
  tx: Knex.Transaction,
  options: {
    select: (
      query: Knex.QueryBuilder<DbAssessmentsRow>,
    ) => Knex.QueryBuilder<DbAssessmentsRow>;
    now: Date;
  },
): Promise<number> {
  const { select, now } = options;
  await lockRevisions(tx);
  // The lock keeps others from writing in between; on SQLite, knex has no
  // `returning` for deletions.
  const deleted: AssessmentKey[] = await select(
    tx<DbAssessmentsRow>('assessments'),
  ).select('entity_ref', 'model_id');
  if (deleted.length === 0) {
    return 0;
  }
  await select(tx<DbAssessmentsRow>('assessments')).delete();

  await insertRows<DbDeletedAssessmentsRow>(tx, {
    table: 'deleted_assessments',
    rows: await withRevisions(
      tx,
      deleted.map(key => ({ ...key, deleted_at: now })),
    ),
    onConflict: { key: ['entity_ref', 'model_id'], replace: 'all' },
  });
  await forgetOldDeletions(tx, new Date(now.getTime() - LISTED_MS));
  return deleted.length;
}

async function forgetOldDeletions(
  tx: Knex.Transaction,
  before: Date,
): Promise<void> {
  const old = await tx<DbDeletedAssessmentsRow>('deleted_assessments')
    .where('deleted_at', '<', before)
    .select('revision');
  if (old.length > 0) {
    await tx<DbDeletedAssessmentsRow>('deleted_assessments')
      .where('deleted_at', '<', before)
      .delete();
    const forgotten = Math.max(...old.map(row => Number(row.revision)));
    await tx<DbRevisionsRow>('revisions')
      .where({ id: 1 })
      .where('forgotten', '<', forgotten)
      .update({ forgotten });
  }
}
