import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { deleteListed } from '../../deletions';

/**
 * Deletes a model's assessments of entities that it no longer applies to. Their
 * stage changes stay, as what happened.
 *
 * @returns how many assessments there were to delete
 */
export async function deleteAssessments(
  knex: Knex,
  options: { modelId: string; entityRefs: readonly string[]; now: Date },
): Promise<number> {
  const { modelId, entityRefs, now } = options;
  if (entityRefs.length === 0) {
    return 0;
  }
  return knex.transaction(tx =>
    deleteListed(tx, {
      select: query =>
        whereInList(query.where('model_id', modelId), {
          knex: tx,
          column: 'entity_ref',
          values: entityRefs,
        }),
      now,
    }),
  );
}

/**
 * Deletes the assessments of all models but these. Their stage changes stay, as
 * what happened.
 *
 * @returns how many assessments there were to delete
 */
export async function deleteOtherModels(
  knex: Knex,
  options: { modelIds: readonly string[]; now: Date },
): Promise<number> {
  const { modelIds, now } = options;
  return knex.transaction(tx =>
    deleteListed(tx, {
      select: query => query.whereNotIn('model_id', [...modelIds]),
      now,
    }),
  );
}
