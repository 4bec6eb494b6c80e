import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { lockDeliveries } from '../../deliveryLocks';
import { deleteUnused, whereUnused } from '../../deliveryTargets';
import { DbDeliveryTargetsRow } from '../../tables';

/** A part of the targets that was looked through. */
export interface DeletedTargets {
  readonly deleted: number;
  /** The last id of the part, absent after the last part. */
  readonly after?: string;
}

/**
 * Deletes targets that no event has any more, among the next `limit` of them in
 * the order of ids. Events are not written meanwhile only if there are such.
 */
export async function deleteUnusedTargets(
  knex: Knex,
  options: {
    /** The end of the part before, empty for the first part. */
    after: string;
    limit: number;
  },
): Promise<DeletedTargets> {
  const { after, limit } = options;
  const ids = await knex<DbDeliveryTargetsRow>('delivery_targets')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .pluck('id');
  const end = ids.length === limit ? { after: ids[limit - 1] } : {};
  const unused = await whereUnused(
    whereInList(knex<DbDeliveryTargetsRow>('delivery_targets'), {
      ...{ knex, column: 'id', values: ids },
    }),
    knex,
  ).pluck('id');
  if (unused.length === 0) {
    return { deleted: 0, ...end };
  }
  const deleted = await knex.transaction(async tx => {
    await lockDeliveries(tx);
    return deleteUnused(tx, unused);
  });
  return { deleted, ...end };
}
