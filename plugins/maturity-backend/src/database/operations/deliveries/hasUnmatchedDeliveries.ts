import { Knex } from 'knex';
import { DbDeliveryTargetsRow } from '../../tables';

/** Whether there are targets for which no entity is known. */
export async function hasUnmatchedDeliveries(knex: Knex): Promise<boolean> {
  const row = await knex<DbDeliveryTargetsRow>('delivery_targets')
    .whereNull('entity_ref')
    .select('id')
    .first();
  return row !== undefined;
}
