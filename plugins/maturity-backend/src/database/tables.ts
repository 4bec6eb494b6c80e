import type {
  AttestationAnswer,
  ExemptionStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { TextField } from './textFields';

/** An instant as a driver hands it out: `Date` (pg) or epoch milliseconds (SQLite). */
export type DbInstant = Date | number | string;

export interface DbFactsRow {
  entity_ref: string;
  source_id: string;
  /** JSON of `Record<string, FactObservation>`. */
  facts: string;
  hash: string;
  etag: string | null;
  observed_at: DbInstant | null;
  error: string | null;
  error_at: DbInstant | null;
}

export interface DbSourceRunsRow {
  source_id: string;
  started_at: DbInstant;
  finished_at: DbInstant | null;
}

export interface DbSourceReportsRow {
  work_id: string;
  source_id: string;
  started_at: DbInstant;
  ended_at: DbInstant;
  postponed_until: DbInstant | null;
  asked: number;
  with_facts: number;
  failed: number;
  collected_before: number;
  requests: number | null;
  /** JSON of `SourceBudget[]`. */
  budgets: string | null;
  error: string | null;
  /** JSON of `SourceProblem[]`. */
  problems: string;
}

export interface DbDeclaredSourcesRow {
  source_id: string;
  /** JSON of `SourceDeclaration`. */
  declaration: string;
  declared_by: string;
  declared_at: DbInstant;
}

export interface DbCheckListsRow {
  id: string;
  /** JSON of `string[]`. */
  check_ids: string;
}

export interface DbAssessmentsRow
  extends Readonly<Record<TextField, string | null>> {
  entity_ref: string;
  model_id: string;
  model_version: number;
  namespace: string;
  name: string;
  title: string | null;
  /** Ref of the system that names the domain, where the entity does not itself. */
  domain_from: string | null;
  /** JSON of `string[]`. */
  owners: string;
  /** JSON of `string[]`. */
  tags: string;
  stage: string | null;
  rank: number;
  next_stage: string | null;
  left_out: string | null;
  highest_rank: number;
  observed_checks: number;
  declared_checks: number;
  attested_checks: number;
  applicable_checks: number;
  /** JSON of `NextStep[]`. */
  next_steps: string;
  check_list_id: string;
  outcomes: string;
  /** Packed like outcomes; null for what was written before grades were stored. */
  grades: string | null;
  /** JSON of `StoredResults`. */
  results: string;
  /** JSON of `SourceCollection[]`; not part of the hash, since collections with the same result write nothing. */
  collections: string | null;
  hash: string;
  assessed_at: DbInstant;
  stage_since: DbInstant | null;
  first_assessed_at: DbInstant;
  /** When the entity left the catalog; null while it is there. */
  gone_at: DbInstant | null;
  /** A string from pg, whose 64-bit integers do not fit a number. */
  revision: number | string;
}

export interface DbGoneEntitiesRow {
  entity_ref: string;
  gone_at: DbInstant;
  /** A number from SQLite. */
  is_confirmed: boolean | number;
}

export interface DbAttestationsRow {
  id: string;
  entity_ref: string;
  name: string;
  answer: AttestationAnswer;
  note: string | null;
  evidence: string | null;
  stated_by: string;
  stated_at: DbInstant;
  expires_on: string | null;
  replaced_by: string | null;
}

export interface DbExemptionsRow {
  id: string;
  entity_ref: string;
  model_id: string | null;
  check_id: string;
  reason: string;
  evidence: string | null;
  until: string;
  status: ExemptionStatus;
  requested_by: string;
  requested_at: DbInstant;
  decided_by: string | null;
  decided_at: DbInstant | null;
  decision_note: string | null;
  ended_by: string | null;
  ended_at: DbInstant | null;
  version: number;
}

export interface DbDeletedAssessmentsRow {
  entity_ref: string;
  model_id: string;
  revision: number | string;
  deleted_at: DbInstant;
}

export interface DbRevisionsRow {
  /** 1 counts changes of assessments, 2 those of deliveries. */
  id: 1 | 2;
  latest: number | string;
  forgotten: number | string;
}

export interface DbStageChangesRow {
  id: number | string;
  entity_ref: string;
  model_id: string;
  model_version: number;
  changed_at: DbInstant;
  from_stage: string | null;
  to_stage: string | null;
  /** JSON of `StageChange['checks']`; those written first have no `before` and `after`. */
  checks: string;
}

export interface DbDeliveryTargetsRow {
  id: string;
  /** Null for what was received before senders were kept. */
  sender: string | null;
  source: string;
  /** JSON of `DeliveryTarget`. */
  target: string;
  entity_ref: string | null;
  reason: string | null;
  latest_at: DbInstant;
}

export interface DbDeliveriesRow {
  id: string;
  kind: string;
  source: string;
  external_id: string;
  target_id: string;
  occurred_at: DbInstant;
  /** JSON of what a `DeliveryEvent` has besides. */
  details: string;
  received_at: DbInstant;
  updated_at: DbInstant;
}

export interface DbDeliveryReportsRow {
  entity_ref: string;
  /** JSON of `DeliveryReport`. */
  report: string | null;
  /** JSON of `DeliverySummary`. */
  summary: string | null;
  /** JSON of `Record<string, FactObservation>`. */
  facts: string;
  measured_at: DbInstant | null;
  settings_hash: string;
  due_at: DbInstant | null;
  marks: number;
  measured_marks: number;
  revision: number | string;
}

export interface DbTaskHeartbeatsRow {
  task_id: string;
  run_id: string;
  /** Replicas of earlier versions watch it. */
  beat: number;
  beat_at: DbInstant | null;
}

export interface DbRequestPausesRow {
  account: string;
  resource: string;
  until: DbInstant;
  reason: string;
}

export interface DbSurveyParticipationsRow {
  quarter: string;
  bucket: number;
  /** JSON of `string[]`. */
  hashes: string;
}

export interface DbSurveyTalliesRow {
  quarter: string;
  form: string;
  group_ref: string;
  /** JSON of `string[]`. */
  above: string;
  /** Encrypted JSON of a sum and texts. */
  waiting: string | null;
  /** JSON of a sum. */
  shown: string;
  /** JSON of `string[]`. */
  texts: string;
}

export interface DbStageTargetsRow {
  id: string;
  entity_ref: string;
  model_id: string;
  stage_id: string;
  share: number;
  /** JSON of `string[]`. */
  lifecycles: string | null;
  owner_ref: string;
  /** UTC days, `2026-01-31`. */
  starts_on: string;
  due_on: string;
  note: string | null;
  version: number;
  created_at: DbInstant;
  created_by: string;
  updated_at: DbInstant;
  updated_by: string;
  ended_at: DbInstant | null;
  end_reason: string | null;
}
