import { Knex } from 'knex';
import { DbRevisionsRow } from '../../tables';

/** Where the changes of assessments have come to. */
export interface Revision {
  /** Of the latest change. */
  readonly latest: number;
  /** Deletions up to this one are no longer listed. */
  readonly forgotten: number;
}

/** The revision of all that was committed until now, by primary key. */
export async function readRevision(knex: Knex): Promise<Revision> {
  const row = await knex<DbRevisionsRow>('revisions').where({ id: 1 }).first();
  if (!row) {
    throw new Error('The revision counter is missing from the database');
  }
  return { latest: Number(row.latest), forgotten: Number(row.forgotten) };
}
