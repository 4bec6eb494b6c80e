import { Knex } from 'knex';
import { DbDeliverySubjectsRow } from '../../tables';

/** Whether there are subjects for which no entity is known. */
export async function hasUnmatchedDeliveries(knex: Knex): Promise<boolean> {
  const row = await knex<DbDeliverySubjectsRow>('delivery_subjects')
    .whereNull('entity_ref')
    .select('id')
    .first();
  return row !== undefined;
}
