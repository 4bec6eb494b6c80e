import { Knex } from 'knex';
import { DbDeliveryTargetsRow } from '../../tables';

/** Sources that have reported anything, in order. */
export async function listDeliverySources(knex: Knex): Promise<string[]> {
  const rows = await knex<DbDeliveryTargetsRow>('delivery_targets').distinct(
    'source',
  );
  return rows.map(row => row.source).sort();
}
