import { Knex } from 'knex';
import { DbDeliveryReportsRow } from '../../tables';
import { whereInList } from '../../batches';
import { lockDeliveries, lockReports } from '../../deliveryLocks';

/** An entity that is to be measured. */
export interface DueEntity {
  readonly entityRef: string;
  /** Grows each time that its events change. */
  readonly marks: number;
}

/** Entities that are to be measured now, those that wait longest first. */
export async function readDueEntities(
  knex: Knex,
  options: { now: Date; limit: number },
): Promise<DueEntity[]> {
  const rows = await knex<DbDeliveryReportsRow>('delivery_reports')
    .where('due_at', '<=', options.now)
    .orderBy('due_at')
    .limit(options.limit)
    .select('entity_ref', 'marks');
  return rows.map(({ entity_ref, marks }) => ({
    entityRef: entity_ref,
    marks,
  }));
}

/** Has entities measured later, which cannot be measured now. */
export async function postponeMeasuring(
  knex: Knex,
  options: { entityRefs: readonly string[]; until: Date },
): Promise<void> {
  const { entityRefs, until } = options;
  await knex.transaction(async tx => {
    await lockReports(tx, entityRefs);
    await whereInList(tx<DbDeliveryReportsRow>('delivery_reports'), {
      knex: tx,
      column: 'entity_ref',
      values: entityRefs,
    }).update({ due_at: until });
  });
}

/**
 * Has all entities measured again that were measured by other settings.
 *
 * @returns how many there are
 */
export async function markMeasuredOtherwise(
  knex: Knex,
  options: { settingsHash: string; now: Date },
): Promise<number> {
  return knex.transaction(async (tx): Promise<number> => {
    await lockDeliveries(tx);
    return tx<DbDeliveryReportsRow>('delivery_reports')
      .whereNotNull('due_at')
      .whereNot('settings_hash', options.settingsHash)
      .update({ due_at: options.now });
  });
}
