import { Knex } from 'knex';
import { whereOneOf } from '../../batches';
import { DbAssessmentsRow } from '../../tables';

/** Enough of a stored assessment to tell whether a new one differs. */
export interface AssessmentDigest {
  readonly modelId: string;
  readonly hash: string;
  readonly stage?: string;
}

/**
 * Digests of all stored assessments of the entities, by entity ref and then by
 * model id, in one statement.
 */
export async function readAssessmentDigests(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, Map<string, AssessmentDigest>>> {
  const rows = await whereOneOf(knex<DbAssessmentsRow>('assessments'), {
    knex,
    column: 'entity_ref',
    values: options.entityRefs,
  }).select('entity_ref', 'model_id', 'hash', 'stage');

  const found = new Map<string, Map<string, AssessmentDigest>>();
  for (const row of rows) {
    const ofEntity = found.get(row.entity_ref) ?? new Map();
    ofEntity.set(row.model_id, {
      modelId: row.model_id,
      hash: row.hash,
      stage: row.stage ?? undefined,
    });
    found.set(row.entity_ref, ofEntity);
  }
  return found;
}
