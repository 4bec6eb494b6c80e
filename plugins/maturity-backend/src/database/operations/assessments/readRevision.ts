import { Knex } from 'knex';
import { DbRevisionsRow } from '../../tables';

/** The revisions of assessments. */
export interface Revision {
  /** Revision of the latest change. */
  readonly latest: number;
  /** Deletions up to this one are no longer listed. */
  readonly forgotten: number;
  /** Revision of the latest listed deletion, 0 without any. */
  readonly latestDeletion: number;
  /** Id of the latest stage change, 0 if there is none. */
  readonly latestStageChange: number;
}

type DbRevisionRow = Pick<DbRevisionsRow, 'latest' | 'forgotten'> & {
  latest_deletion: number | string | null;
  latest_stage_change: number | string | null;
};

/** Reads the revisions of all committed changes, in one statement by indexes. */
export async function readRevision(knex: Knex): Promise<Revision> {
  const row = await knex<DbRevisionsRow>('revisions')
    .where({ id: 1 })
    .select('latest', 'forgotten')
    .select<DbRevisionRow[]>(
      knex('deleted_assessments').max('revision').as('latest_deletion'),
      knex('stage_changes').max('id').as('latest_stage_change'),
    )
    .first();
  if (!row) {
    throw new Error('The revision counter is missing from the database');
  }
  return {
    latest: Number(row.latest),
    forgotten: Number(row.forgotten),
    latestDeletion: Number(row.latest_deletion ?? 0),
    latestStageChange: Number(row.latest_stage_change ?? 0),
  };
}
