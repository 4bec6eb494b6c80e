import { Knex } from 'knex';
import { DbFactsRow, DbSourceRunsRow } from '../../tables';

/**
 * Deletes what all sources saw but these, which are the installed ones, and
 * that those ever ran.
 *
 * @returns how many times a source had seen an entity
 */
export async function deleteOtherSources(
  knex: Knex,
  options: { sourceIds: readonly string[] },
): Promise<number> {
  await knex<DbSourceRunsRow>('source_runs')
    .whereNotIn('source_id', [...options.sourceIds])
    .delete();
  return knex<DbFactsRow>('facts')
    .whereNotIn('source_id', [...options.sourceIds])
    .delete();
}
