import { Knex } from 'knex';
import { whereOneOf } from '../../batches';
import { DbFactsRow } from '../../tables';

/**
 * Etags of a source's last good look, by entity ref. Entities without one are
 * not in the answer.
 */
export async function readFactEtags(
  knex: Knex,
  options: { sourceId: string; entityRefs: readonly string[] },
): Promise<Map<string, string>> {
  const { sourceId, entityRefs } = options;
  const rows = await whereOneOf(
    knex<DbFactsRow>('facts')
      .where({ source_id: sourceId })
      .whereNotNull('etag'),
    { knex, column: 'entity_ref', values: entityRefs },
  ).select('entity_ref', 'etag');

  return new Map(
    rows.flatMap(({ entity_ref, etag }) =>
      etag === null ? [] : [[entity_ref, etag] as const],
    ),
  );
}
