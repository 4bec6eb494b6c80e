import {
  DeliveryEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { toDeliveryEvent } from '../../deliveries';
import { DbDeliveriesRow, DbDeliveryTargetsRow } from '../../tables';

/**
 * All stored events of the entities by entity ref, in two statements. Entities
 * without any are not in the answer.
 */
export async function readEntityDeliveries(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, DeliveryEvent[]>> {
  const targets = await whereInList(
    knex<DbDeliveryTargetsRow>('delivery_targets'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  ).select('id', 'entity_ref', 'target');
  const byId = new Map(
    targets.map(row => {
      const target: DeliveryTarget = JSON.parse(row.target);
      return [row.id, { entityRef: row.entity_ref ?? '', target }];
    }),
  );
  const found = new Map<string, DeliveryEvent[]>();
  if (byId.size === 0) {
    return found;
  }
  const rows = await whereInList(knex<DbDeliveriesRow>('deliveries'), {
    knex,
    column: 'target_id',
    values: [...byId.keys()],
  }).select('kind', 'source', 'external_id', 'target_id', 'details');
  for (const row of rows) {
    const own = byId.get(row.target_id);
    if (own) {
      const events = found.get(own.entityRef) ?? [];
      events.push(toDeliveryEvent(row, own.target));
      found.set(own.entityRef, events);
    }
  }
  return found;
}
