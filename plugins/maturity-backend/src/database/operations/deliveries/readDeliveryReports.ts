import { DeliveryReport } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbDeliveryReportsRow } from '../../tables';

/** The stored reports of entities by entity ref, in one statement. */
export async function readDeliveryReports(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, DeliveryReport>> {
  const rows = await whereInList(
    knex<DbDeliveryReportsRow>('delivery_reports').whereNotNull('report'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  ).select('entity_ref', 'report');
  return new Map(
    rows.map(row => [row.entity_ref, JSON.parse(row.report ?? 'null')]),
  );
}
