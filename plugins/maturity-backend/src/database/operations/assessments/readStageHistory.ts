import { Knex } from 'knex';
import { DbStageChangesRow } from '../../tables';

/** A stage change without its reasons. */
export interface StageMove {
  readonly id: number;
  readonly entityRef: string;
  readonly modelId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Absent for "not assessed". */
  readonly to?: string;
}

/**
 * Stage changes after one and up to another, in the order in which they
 * happened, at most `limit` of them.
 */
export async function readStageHistory(
  knex: Knex,
  options: { after: number; upTo: number; limit: number },
): Promise<StageMove[]> {
  const rows = await knex<DbStageChangesRow>('stage_changes')
    .select('id', 'entity_ref', 'model_id', 'changed_at', 'to_stage')
    .where('id', '>', options.after)
    .andWhere('id', '<=', options.upTo)
    .orderBy('id')
    .limit(options.limit);
  return rows.map(row => ({
    id: Number(row.id),
    entityRef: row.entity_ref,
    modelId: row.model_id,
    at: new Date(row.changed_at).getTime(),
    to: row.to_stage ?? undefined,
  }));
}
