import { Knex } from 'knex';
import { inLockOrder } from './deliveryLocks';
import { insertRows } from './insertRows';
import { DbDeliveryReportsRow } from './tables';

/**
 * Has entities measured again, because their events changed. To be called
 * in the transaction that changed them.
 *
 * @remarks
 * An entity that is due already stays due since then: it has waited longer, and
 * a row whose indexed columns stay the same is faster to write.
 */
export async function markEntities(
  tx: Knex.Transaction,
  options: { entityRefs: Iterable<string>; now: Date },
): Promise<void> {
  await insertRows<DbDeliveryReportsRow>(tx, {
    table: 'delivery_reports',
    rows: inLockOrder(options.entityRefs).map(entityRef => ({
      entity_ref: entityRef,
      report: null,
      summary: null,
      facts: '{}',
      measured_at: null,
      settings_hash: '',
      due_at: options.now,
      marks: 1,
      measured_marks: 0,
      revision: 0,
    })),
    onConflict: {
      key: ['entity_ref'],
      replace: [],
      compute: {
        due_at: tx.raw(
          `case when delivery_reports.due_at <= excluded.due_at
           then delivery_reports.due_at else excluded.due_at end`,
        ),
        marks: tx.raw('delivery_reports.marks + 1'),
      },
    },
  });
}
