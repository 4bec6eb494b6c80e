import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { TargetMatch } from '../../deliveryTargets';
import { DbDeliveryTargetsRow } from '../../tables';

/** A target that a sender names, and its entity. */
export interface StoredTarget {
  readonly id: string;
  readonly target: DeliveryTarget;
  readonly match: TargetMatch;
}

/** Stored targets in the order of their ids, at most `limit` of them. */
export async function readDeliveryTargets(
  knex: Knex,
  options: {
    /** The last id of the page before, empty for the first page. */
    after: string;
    limit: number;
  },
): Promise<StoredTarget[]> {
  const rows = await knex<DbDeliveryTargetsRow>('delivery_targets')
    .where('id', '>', options.after)
    .orderBy('id')
    .limit(options.limit)
    .select('id', 'target', 'entity_ref', 'reason');
  return rows.map(({ id, target, entity_ref, reason }) => ({
    id,
    target: JSON.parse(target),
    match:
      entity_ref === null
        ? { reason: reason ?? '' }
        : { entityRef: entity_ref },
  }));
}

/** Sources that have reported anything, in order: of one sender, or of all. */
export async function listDeliverySources(
  knex: Knex,
  options: { sender?: string } = {},
): Promise<string[]> {
  const { sender } = options;
  const rows = await knex<DbDeliveryTargetsRow>('delivery_targets')
    .where(sender === undefined ? {} : { sender })
    .distinct('source');
  return rows.map(row => row.source).sort();
}
