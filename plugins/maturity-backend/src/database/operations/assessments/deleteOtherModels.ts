import { Knex } from 'knex';
import { deleteListed } from '../../deletions';

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
