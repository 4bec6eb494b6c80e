import {
  EntityFacts,
  SourceFacts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { pauses } from '../../../pauses';
import { whereOneOf } from '../../batches';
import { DbFactsRow } from '../../tables';
import { isoOf, optionalIsoOf } from '../../values';

function toSourceFacts(row: DbFactsRow): SourceFacts {
  return {
    facts: JSON.parse(row.facts),
    observedAt: optionalIsoOf(row.observed_at),
    ...(row.error !== null &&
      row.error_at !== null && {
        error: { message: row.error, at: isoOf(row.error_at) },
      }),
  };
}

/**
 * All stored facts of the entities, in one statement. Entities of which nothing
 * is stored are not in the answer.
 */
export async function readFacts(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, EntityFacts>> {
  const { entityRefs } = options;
  const rows: DbFactsRow[] = await whereOneOf(knex<DbFactsRow>('facts'), {
    knex,
    column: 'entity_ref',
    values: entityRefs,
  });

  const found = new Map<string, Record<string, SourceFacts>>();
  for await (const row of pauses(rows)) {
    const ofEntity = found.get(row.entity_ref) ?? {};
    ofEntity[row.source_id] = toSourceFacts(row);
    found.set(row.entity_ref, ofEntity);
  }
  return found;
}
