import { Knex } from 'knex';
import { toChunks } from './batches';
import { DbDeliveryReportsRow } from './tables';

/**
 * Has entities measured again, because their events changed. To be called
 * under the lock of deliveries.
 */
export async function markEntities(
  tx: Knex.Transaction,
  options: { entityRefs: Iterable<string>; now: Date },
): Promise<void> {
  const rows = [...new Set(options.entityRefs)].map(
    (entityRef): DbDeliveryReportsRow => ({
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
    }),
  );
  for (const chunk of toChunks(rows)) {
    await tx<DbDeliveryReportsRow>('delivery_reports')
      .insert(chunk)
      .onConflict('entity_ref')
      .merge({
        due_at: options.now,
        marks: tx.raw('?? + 1', ['delivery_reports.marks']),
      });
  }
}
