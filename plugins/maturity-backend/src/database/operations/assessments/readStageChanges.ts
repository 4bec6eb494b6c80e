import { StageChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { DbStageChangesRow } from '../../tables';
import { toIso } from '../../values';
import { whereInList } from '../../batches';

/** Stage changes of one entity, newest first, at most `limit` of them. */
export async function readStageChanges(
  knex: Knex,
  options: { entityRef: string; modelId?: string; limit: number },
): Promise<StageChange[]> {
  const { entityRef, modelId, limit } = options;
  const rows = await knex<DbStageChangesRow>('stage_changes')
    .where({
      entity_ref: entityRef,
      ...(modelId !== undefined && { model_id: modelId }),
    })
    // The id tells changes of the same instant apart.
    .orderBy([
      { column: 'changed_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);

  return rows.map(toStageChange);
}

/** A stored stage change as it is handed out. */
export function toStageChange(row: DbStageChangesRow): StageChange {
  return {
    entityRef: row.entity_ref,
    modelId: row.model_id,
    modelVersion: row.model_version,
    at: toIso(row.changed_at),
    from: row.from_stage ?? undefined,
    to: row.to_stage ?? undefined,
    checks: JSON.parse(row.checks),
  };
}

/** Stage changes of some entities by one model since an instant, oldest first. */
export async function readStageChangesSince(
  knex: Knex,
  options: { entityRefs: readonly string[]; modelId: string; since: Date },
): Promise<StageChange[]> {
  const { entityRefs, modelId, since } = options;
  const rows: DbStageChangesRow[] = await whereInList(
    knex<DbStageChangesRow>('stage_changes'),
    { knex, column: 'entity_ref', values: entityRefs },
  )
    .andWhere({ model_id: modelId })
    .andWhere('changed_at', '>=', since)
    .orderBy('id');
  return rows.map(toStageChange);
}

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
