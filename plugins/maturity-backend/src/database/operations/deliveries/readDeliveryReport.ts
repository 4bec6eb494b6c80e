import { DeliveryReport } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { DbDeliveryReportsRow } from '../../tables';

/** The stored report of one entity, if there ever was an event of it. */
export async function readDeliveryReport(
  knex: Knex,
  options: { entityRef: string },
): Promise<DeliveryReport | undefined> {
  const row = await knex<DbDeliveryReportsRow>('delivery_reports')
    .where({ entity_ref: options.entityRef })
    .select('report')
    .first();
  return row?.report ? JSON.parse(row.report) : undefined;
}
