import { Knex } from 'knex';
import { DbDeliveryReportsRow } from '../../tables';

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
