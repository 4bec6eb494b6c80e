import { SourceStatus } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbFactsRow } from '../../tables';
import { toIso, toOptionalIso } from '../../values';

/**
 * Reads the last collections of the entities without the facts, ordered by
 * entity and source.
 */
export async function readSourceStatus(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<SourceStatus[]> {
  const rows = await whereInList(knex<DbFactsRow>('facts'), {
    knex,
    column: 'entity_ref',
    values: options.entityRefs,
  })
    .select('entity_ref', 'source_id', 'observed_at', 'error', 'error_at')
    .orderBy(['entity_ref', 'source_id']);

  return rows.map(row => ({
    sourceId: row.source_id,
    entityRef: row.entity_ref,
    observedAt: toOptionalIso(row.observed_at),
    ...(row.error !== null &&
      row.error_at !== null && {
        error: { message: row.error, at: toIso(row.error_at) },
      }),
  }));
}
