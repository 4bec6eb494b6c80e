import { StageChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { DbStageChangesRow } from '../../tables';
import { isoOf } from '../../values';

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

  return rows.map(row => ({
    entityRef: row.entity_ref,
    modelId: row.model_id,
    modelVersion: row.model_version,
    at: isoOf(row.changed_at),
    from: row.from_stage ?? undefined,
    to: row.to_stage ?? undefined,
    checks: JSON.parse(row.checks),
  }));
}
