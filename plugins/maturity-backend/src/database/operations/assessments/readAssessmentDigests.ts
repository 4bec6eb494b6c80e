import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbAssessmentsRow } from '../../tables';

/** Enough of a stored assessment to tell whether and how a new one differs. */
export type AssessmentDigest = Pick<
  DbAssessmentsRow,
  | 'entity_ref'
  | 'model_id'
  | 'hash'
  | 'stage'
  | 'stage_since'
  | 'assessed_at'
  | 'first_assessed_at'
  | 'gone_at'
  | 'check_list_id'
>;

/**
 * Tells whether an assessment is to be written: it says something else than the
 * stored one, or the entity was gone.
 */
export function isOutdated(
  digest: AssessmentDigest | undefined,
  hash: string,
): boolean {
  return digest?.hash !== hash || digest.gone_at !== null;
}

/** Digests by entity ref, then by model id. */
export type AssessmentDigests = ReadonlyMap<
  string,
  ReadonlyMap<string, AssessmentDigest>
>;

/** Digests of all stored assessments of the entities, in one statement. */
export async function readAssessmentDigests(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<AssessmentDigests> {
  const rows: AssessmentDigest[] = await whereInList(
    knex<DbAssessmentsRow>('assessments'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  ).select(
    'entity_ref',
    'model_id',
    'hash',
    'stage',
    'stage_since',
    'assessed_at',
    'first_assessed_at',
    'gone_at',
    'check_list_id',
  );
  const found = new Map<string, Map<string, AssessmentDigest>>();
  for (const row of rows) {
    const ofEntity = found.get(row.entity_ref) ?? new Map();
    found.set(row.entity_ref, ofEntity.set(row.model_id, row));
  }
  return found;
}
