import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereOneOf } from '../../batches';
import { DbDeliveryReportsRow } from '../../tables';

/**
 * Facts of the stored reports by entity ref, in one statement. Entities without
 * a report are not in the answer.
 */
export async function readDeliveryFacts(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, { [name: string]: FactObservation }>> {
  const rows = await whereOneOf(
    knex<DbDeliveryReportsRow>('delivery_reports').whereNotNull('report'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  ).select('entity_ref', 'facts');
  return new Map(rows.map(row => [row.entity_ref, JSON.parse(row.facts)]));
}
