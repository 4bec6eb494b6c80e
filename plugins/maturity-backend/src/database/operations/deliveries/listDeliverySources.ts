import { Knex } from 'knex';
import { DbDeliverySubjectsRow } from '../../tables';

/** Sources that have reported anything, in order. */
export async function listDeliverySources(knex: Knex): Promise<string[]> {
  const rows = await knex<DbDeliverySubjectsRow>('delivery_subjects').distinct(
    'source',
  );
  return rows.map(row => row.source).sort();
}
