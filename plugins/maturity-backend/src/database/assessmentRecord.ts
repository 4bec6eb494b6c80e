import {
  CheckResult,
  Evaluation,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { toMeasuredColumns } from './measured';
import { packGrades, packOutcomes } from './outcomes';
import { SourceCollection } from './sourceTimes';
import { packResults } from './storedResults';
import { DbAssessmentsRow } from './tables';
import { EntityTexts, mapTextFields, normalizeText } from './textFields';
import { hashText, toOptionalText, toText } from './values';

/** The columns of an entity in lists and counts. */
export interface AssessmentColumns extends EntityTexts {
  readonly namespace: string;
  readonly name: string;
  readonly title?: string;
  readonly owners: readonly string[];
  readonly tags: readonly string[];
  /** Ref of the system that names the domain, where the entity does not itself. */
  readonly domainFrom?: string;
}

/** The outcome of one model for one entity, as it was just evaluated. */
export interface AssessmentToWrite {
  readonly entityRef: string;
  readonly modelId: string;
  readonly modelVersion: number;
  readonly columns: AssessmentColumns;
  readonly evaluation: Evaluation;
  /** Sources of the facts that the evaluation read, including those of related entities. */
  readonly sources: readonly SourceStatus[];
}

/** An assessment made ready to be compared with what is stored, and written. */
export interface AssessmentRecord {
  readonly entityRef: string;
  readonly modelId: string;
  /** Equal hashes mean equal assessments. Times of collections are not part of the hash. */
  readonly hash: string;
  readonly checks: readonly CheckResult[];
  readonly row: Omit<
    DbAssessmentsRow,
    'assessed_at' | 'stage_since' | 'first_assessed_at' | 'gone_at' | 'revision'
  >;
}

function toCollection({
  sourceId,
  entityRef,
  ...status
}: SourceStatus): SourceCollection {
  const { observedAt, error } = status;
  return { sourceId, entityRef, observedAt, error: error && { at: error.at } };
}

/** Serialises an assessment once, for its hash and for its row. */
export function toAssessmentRecord(
  assessment: AssessmentToWrite,
): AssessmentRecord {
  const { entityRef, modelId, columns, evaluation, sources } = assessment;
  const checkIds = evaluation.checks.map(check => check.checkId);
  const row = {
    entity_ref: entityRef,
    model_id: modelId,
    model_version: assessment.modelVersion,
    ...mapTextFields(field =>
      toOptionalText(normalizeText(field, columns[field])),
    ),
    namespace: toText(columns.namespace),
    name: toText(columns.name),
    title: toOptionalText(columns.title),
    domain_from: toOptionalText(columns.domainFrom),
    owners: JSON.stringify(columns.owners),
    tags: JSON.stringify(columns.tags),
    stage: evaluation.stage ?? null,
    rank: evaluation.rank,
    next_stage: evaluation.nextStage ?? null,
    left_out: evaluation.leftOut ?? null,
    highest_rank: evaluation.highestRank,
    ...toMeasuredColumns(evaluation.measured),
    next_steps: JSON.stringify(evaluation.nextSteps),
    check_list_id: hashText(JSON.stringify(checkIds)),
    outcomes: packOutcomes(evaluation.checks.map(check => check.outcome)),
    grades: packGrades(evaluation.checks.map(check => check.grade)),
    results: JSON.stringify(packResults(entityRef, evaluation, sources)),
  };
  // Joined and not as JSON, which would escape the long texts a second time.
  const hash = hashText(
    Object.values(row)
      .map(value => value ?? '\u0002')
      .join('\u0001'),
  );
  const collections = JSON.stringify(sources.map(toCollection));
  return {
    entityRef,
    modelId,
    hash,
    checks: evaluation.checks,
    row: { ...row, collections, hash },
  };
}
