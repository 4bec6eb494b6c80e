import { Knex } from 'knex';
import { lockDeliveries } from '../../deliveryLocks';
import { DbDeliveryReportsRow, DbRevisionsRow } from '../../tables';

/**
 * Deletes what is kept of reports that are gone since before an instant.
 *
 * @remarks
 * It is kept that long so that each replica's read model drops them. One that
 * was away for longer reads all reports anew.
 */
export async function deleteGoneReports(
  knex: Knex,
  options: { before: Date },
): Promise<void> {
  await knex.transaction(async tx => {
    await lockDeliveries(tx);
    const gone = () =>
      tx<DbDeliveryReportsRow>('delivery_reports')
        .whereNull('due_at')
        .where('measured_at', '<', options.before);
    const [{ latest }] = await gone().max<{ latest: number | string | null }[]>(
      {
        latest: 'revision',
      },
    );
    if (latest !== null) {
      await gone().delete();
      await tx<DbRevisionsRow>('revisions')
        .where({ id: 2 })
        .where('forgotten', '<', latest)
        .update({ forgotten: latest });
    }
  });
}
