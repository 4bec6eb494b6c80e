import { Knex } from 'knex';
import { DbRevisionsRow } from '../../tables';

/** Where the changes of assessments have come to. */
export interface Revision {
  /** Of the latest change. */
  readonly latest: number;
  /** Deletions up to this one are no longer listed. */
  readonly forgotten: number;
  /** Of the latest deletion that is listed, 0 if none is. */
  readonly latestDeletion: number;
  /** Id of the latest stage change, 0 if there is none. */
  readonly latestStageChange: number;
}

type DbRevisionRow = Pick<DbRevisionsRow, 'latest' | 'forgotten'> & {
  latest_deletion: number | string | null;
  latest_stage_change: number | string | null;
};

/** How far all has come that was committed until now, in one statement by indexes. */
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
