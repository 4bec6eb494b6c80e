import { Knex } from 'knex';
import { DbDeletedAssessmentsRow } from '../../tables';

/** An assessment that is gone. */
export interface AssessmentDeletion {
  readonly entityRef: string;
  readonly modelId: string;
  readonly revision: number;
}

/** Assessments that were deleted after a revision. */
export async function readAssessmentDeletions(
  knex: Knex,
  options: { after: number },
): Promise<AssessmentDeletion[]> {
  const rows = await knex<DbDeletedAssessmentsRow>('deleted_assessments')
    .where('revision', '>', options.after)
    .orderBy('revision');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    modelId: row.model_id,
    revision: Number(row.revision),
  }));
}
