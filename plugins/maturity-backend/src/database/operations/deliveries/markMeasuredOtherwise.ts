import { Knex } from 'knex';
import { lockRevisions } from '../../revisions';
import { DbDeliveryReportsRow } from '../../tables';

/**
 * Has all entities measured again that were measured by other settings.
 *
 * @returns how many there are
 */
export async function markMeasuredOtherwise(
  knex: Knex,
  options: { settingsHash: string; now: Date },
): Promise<number> {
  return knex.transaction(async (tx): Promise<number> => {
    await lockRevisions(tx, 'deliveries');
    return tx<DbDeliveryReportsRow>('delivery_reports')
      .whereNotNull('due_at')
      .whereNot('settings_hash', options.settingsHash)
      .update({ due_at: options.now });
  });
}
