import {
  AssessmentSummary,
  NextStep,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { measuredColumns, readMeasured } from '../../measured';
import {
  DbAssessmentsRow,
  DbDeletedAssessmentsRow,
  DbCheckListsRow,
} from '../../tables';
import { textFieldNames, toEntityTexts } from '../../textFields';
import { toIso, toOptionalIso } from '../../values';
import { whereInList } from '../../batches';

/** Number of next steps in a summary. */
const NAMED_NEXT_STEPS = 3;

/** A stored assessment without its evidence. */
export interface ChangedAssessment {
  readonly summary: AssessmentSummary;
  readonly name: string;
  /** Ref of the system that names the domain, where the entity does not itself. */
  readonly domainFrom?: string;
  readonly revision: number;
  /** The list of the checks of the outcomes, for {@link readCheckLists}. */
  readonly checkListId: string;
  /** Packed. */
  readonly outcomes: string;
  /** Packed; absent for what was written before grades were stored. */
  readonly grades?: string;
  /** ISO instant. */
  readonly firstAssessedAt: string;
  /** Whether the entity left the catalog. */
  readonly isGone: boolean;
}

const COLUMNS = [
  'entity_ref',
  'model_id',
  'name',
  'domain_from',
  'title',
  ...textFieldNames,
  'owners',
  'tags',
  'stage',
  'rank',
  'next_stage',
  'left_out',
  ...measuredColumns,
  'highest_rank',
  'next_steps',
  'check_list_id',
  'outcomes',
  'grades',
  'assessed_at',
  'stage_since',
  'first_assessed_at',
  'gone_at',
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
    owners: JSON.parse(row.owners),
    tags: JSON.parse(row.tags),
    stage: row.stage ?? undefined,
    rank: row.rank,
    nextStage: row.next_stage ?? undefined,
    leftOut: row.left_out ?? undefined,
    highestRank: row.highest_rank,
    measured: readMeasured(row),
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
    domainFrom: row.domain_from ?? undefined,
    revision: Number(row.revision),
    checkListId: row.check_list_id,
    outcomes: row.outcomes,
    grades: row.grades ?? undefined,
    firstAssessedAt: toIso(row.first_assessed_at),
    isGone: row.gone_at !== null,
  }));
}

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

/** The check ids, in the order of their model, of the lists with these ids. */
export async function readCheckLists(
  knex: Knex,
  options: { ids: readonly string[] },
): Promise<Map<string, readonly string[]>> {
  const rows: DbCheckListsRow[] = await whereInList(
    knex<DbCheckListsRow>('check_lists'),
    { knex, column: 'id', values: options.ids },
  );
  return new Map(rows.map(row => [row.id, JSON.parse(row.check_ids)]));
}
