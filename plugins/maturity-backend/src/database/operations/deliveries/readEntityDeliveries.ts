import {
  DeliveryEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { toDeliveryEvent } from '../../deliveries';
import { DbDeliveriesRow, DbDeliverySubjectsRow } from '../../tables';

/**
 * All stored events of the entities by entity ref, in two statements. Entities
 * without any are not in the answer.
 */
export async function readEntityDeliveries(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, DeliveryEvent[]>> {
  const subjects = await whereInList(
    knex<DbDeliverySubjectsRow>('delivery_subjects'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  ).select('id', 'entity_ref', 'subject');
  const byId = new Map(
    subjects.map(row => {
      const subject: DeliveryTarget = JSON.parse(row.subject);
      return [row.id, { entityRef: row.entity_ref ?? '', subject }];
    }),
  );
  const found = new Map<string, DeliveryEvent[]>();
  if (byId.size === 0) {
    return found;
  }
  const rows = await whereInList(knex<DbDeliveriesRow>('deliveries'), {
    knex,
    column: 'subject_id',
    values: [...byId.keys()],
  }).select('kind', 'source', 'external_id', 'subject_id', 'details');
  for (const row of rows) {
    const own = byId.get(row.subject_id);
    if (own) {
      const events = found.get(own.entityRef) ?? [];
      events.push(toDeliveryEvent(row, own.subject));
      found.set(own.entityRef, events);
    }
  }
  return found;
}
