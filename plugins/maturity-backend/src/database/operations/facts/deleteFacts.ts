import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbFactsRow } from '../../tables';

/**
 * Deletes what one source saw of entities that it is no longer asked about.
 *
 * @returns of how many entities there was something to delete
 */
export async function deleteFacts(
  knex: Knex,
  options: { sourceId: string; entityRefs: readonly string[] },
): Promise<number> {
  const { sourceId, entityRefs } = options;
  if (entityRefs.length === 0) {
    return 0;
  }
  return whereInList(knex<DbFactsRow>('facts').where({ source_id: sourceId }), {
    knex,
    column: 'entity_ref',
    values: entityRefs,
  }).delete();
}

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
