import {
  AssessmentSummary,
  NextStep,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { unpackOutcomes } from '../../outcomes';
import { DbAssessmentsRow } from '../../tables';
import { textFieldNames, toEntityTexts } from '../../textFields';
import { toIso, toOptionalIso } from '../../values';

/** How many next steps a summary names. */
const NAMED_NEXT_STEPS = 3;

/** A stored assessment without its evidence. */
export interface ChangedAssessment {
  readonly summary: AssessmentSummary;
  readonly name: string;
  readonly revision: number;
  /** For {@link readCheckLists}: the checks that the outcomes are of. */
  readonly checkListId: string;
  readonly outcomes: readonly Outcome[];
  /** ISO instant. */
  readonly firstAssessedAt: string;
}

const COLUMNS = [
  'entity_ref',
  'model_id',
  'name',
  'title',
  ...textFieldNames,
  'tags',
  'stage',
  'rank',
  'next_stage',
  'known_checks',
  'applicable_checks',
  'next_steps',
  'check_list_id',
  'outcomes',
  'assessed_at',
  'stage_since',
  'first_assessed_at',
  'revision',
] as const;

function toSummary(
  row: Pick<DbAssessmentsRow, (typeof COLUMNS)[number]>,
): AssessmentSummary {
  const nextSteps: NextStep[] = JSON.parse(row.next_steps);
  return {
    entityRef: row.entity_ref,
    title: row.title ?? undefined,
    modelId: row.model_id,
    ...toEntityTexts(field => row[field]),
    tags: JSON.parse(row.tags),
    stage: row.stage ?? undefined,
    rank: row.rank,
    nextStage: row.next_stage ?? undefined,
    measured: { known: row.known_checks, applicable: row.applicable_checks },
    nextSteps: nextSteps.slice(0, NAMED_NEXT_STEPS).map(step => step.checkId),
    nextStepCount: nextSteps.length,
    assessedAt: toIso(row.assessed_at),
    stageSince: toOptionalIso(row.stage_since),
  };
}

/**
 * Assessments that changed after a revision, in the order of their revisions,
 * at most `limit` of them.
 */
export async function readAssessmentChanges(
  knex: Knex,
  options: { after: number; limit: number },
): Promise<ChangedAssessment[]> {
  const rows = await knex<DbAssessmentsRow>('assessments')
    .select(...COLUMNS)
    .where('revision', '>', options.after)
    .orderBy('revision')
    .limit(options.limit);

  return rows.map(row => ({
    summary: toSummary(row),
    name: row.name,
    revision: Number(row.revision),
    checkListId: row.check_list_id,
    outcomes: unpackOutcomes(row.outcomes),
    firstAssessedAt: toIso(row.first_assessed_at),
  }));
}
