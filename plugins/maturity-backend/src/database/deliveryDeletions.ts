import { Knex } from 'knex';
import { whereInList } from './batches';
import { GONE_REASON } from './deliveryTargets';
import { insertRows } from './insertRows';
import { lockDeliveries } from './deliveryLocks';
import { withRevisions } from './revisions';
import { DbDeliveryReportsRow, DbDeliveryTargetsRow } from './tables';

/**
 * Takes events away from entities that left the catalog, and the reports with
 * them.
 *
 * @remarks
 * The events stay, without an entity: one that comes back, or carries the same
 * annotation under another name, finds them again. Until then nothing counts
 * them. Of a report stays that it is gone, for the read models.
 */
export async function releaseDeliveries(
  tx: Knex.Transaction,
  options: { entityRefs: readonly string[]; now: Date },
): Promise<void> {
  const { entityRefs, now } = options;
  const ofEntities = {
    knex: tx,
    column: 'entity_ref',
    values: entityRefs,
  } as const;
  await lockDeliveries(tx);
  await whereInList(
    tx<DbDeliveryTargetsRow>('delivery_targets'),
    ofEntities,
  ).update({ entity_ref: null, reason: GONE_REASON, latest_at: now });
  const reports: DbDeliveryReportsRow[] = await whereInList(
    tx<DbDeliveryReportsRow>('delivery_reports'),
    ofEntities,
  ).select('*');
  const rows = reports.map(
    (row): DbDeliveryReportsRow => ({
      ...row,
      report: null,
      summary: null,
      facts: '{}',
      measured_at: now,
      due_at: null,
      // A measurement that is running now still counts the deleted events.
      marks: row.marks + 1,
      measured_marks: row.marks + 1,
    }),
  );
  await insertRows(tx, {
    table: 'delivery_reports',
    rows: await withRevisions(tx, rows, 'deliveries'),
    onConflict: { key: ['entity_ref'], replace: 'all' },
  });
}
