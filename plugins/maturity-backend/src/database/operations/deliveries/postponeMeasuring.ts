import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { lockRevisions } from '../../revisions';
import { DbDeliveryReportsRow } from '../../tables';

/** Has entities measured later, which cannot be measured now. */
export async function postponeMeasuring(
  knex: Knex,
  options: { entityRefs: readonly string[]; until: Date },
): Promise<void> {
  const { entityRefs, until } = options;
  await knex.transaction(async tx => {
    await lockRevisions(tx, 'deliveries');
    await whereInList(tx<DbDeliveryReportsRow>('delivery_reports'), {
      knex: tx,
      column: 'entity_ref',
      values: entityRefs,
    }).update({ due_at: until });
  });
}
