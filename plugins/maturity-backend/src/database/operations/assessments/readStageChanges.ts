import { StageChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { toStageChange } from '../../stageChange';
import { DbStageChangesRow } from '../../tables';

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
