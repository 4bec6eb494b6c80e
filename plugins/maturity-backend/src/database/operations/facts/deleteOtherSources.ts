import { Knex } from 'knex';
import { DbFactsRow } from '../../tables';

/**
 * Deletes what all sources saw but these, which are the installed ones.
 *
 * @returns how many times a source had seen an entity
 */
export async function deleteOtherSources(
  knex: Knex,
  options: { sourceIds: readonly string[] },
): Promise<number> {
  return knex<DbFactsRow>('facts')
    .whereNotIn('source_id', [...options.sourceIds])
    .delete();
}
