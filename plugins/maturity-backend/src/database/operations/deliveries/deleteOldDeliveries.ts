import { Knex } from 'knex';
import { lockDeliveries } from '../../deliveryLocks';
import { deleteUnused } from '../../deliveryTargets';
import { DbDeliveriesRow } from '../../tables';

/**
 * Deletes events that happened before an instant, the oldest first, at most
 * `limit` of them, and the targets that nothing is called by any more.
 *
 * @returns how many events there were to delete
 */
export async function deleteOldDeliveries(
  knex: Knex,
  options: { before: Date; limit: number },
): Promise<number> {
  const { before, limit } = options;
  return knex.transaction(async tx => {
    await lockDeliveries(tx);
    const old = () =>
      tx<DbDeliveriesRow>('deliveries')
        .where('occurred_at', '<', before)
        .orderBy('occurred_at')
        .orderBy('id')
        .limit(limit);
    const targets = await tx
      .from(old().select('target_id').as('old'))
      .distinct<Pick<DbDeliveriesRow, 'target_id'>[]>('target_id');
    if (targets.length === 0) {
      return 0;
    }
    const deleted = await tx<DbDeliveriesRow>('deliveries')
      .whereIn('id', old().select('id'))
      .delete();
    await deleteUnused(
      tx,
      targets.map(({ target_id }) => target_id),
    );
    return deleted;
  });
}
