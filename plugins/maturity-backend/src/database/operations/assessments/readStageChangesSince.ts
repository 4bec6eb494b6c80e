import { StageChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { toStageChange } from '../../stageChange';
import { DbStageChangesRow } from '../../tables';

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
