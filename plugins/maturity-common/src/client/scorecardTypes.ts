import { DeliveryWindowDays } from '../delivery/types';
import { Outcome } from '../evaluate/types';
import { Effort } from '../model/types';
import { AssessmentFilter, AssessmentSummary, CheckChange } from './types';

/**
 * How many check results came to each outcome.
 *
 * @public
 */
export type OutcomeCounts = { readonly [K in Outcome]: number };

/**
 * How many entities stand at each stage at one time.
 *
 * @public
 */
export interface StageDistribution {
  /** Assessed or not. */
  readonly total: number;
  /** Entities at each stage, in the order of the model. */
  readonly byStage: readonly {
    readonly stage: string;
    readonly count: number;
  }[];
  readonly notAssessed: number;
}

/**
 * How many entities stand at each stage, and how much of them is measured.
 *
 * @public
 */
export interface StageCounts extends StageDistribution {
  /** Sum over the entities. */
  readonly measured: { readonly known: number; readonly applicable: number };
  /** Entities with at least one exempt check. */
  readonly withExemptions: number;
  /** Of all checks of all the entities. */
  readonly outcomes: OutcomeCounts;
}

/**
 * What assessments can be grouped by. By `tag` an entity counts in the group of
 * each of its tags.
 *
 * @public
 */
export type GroupByField =
  | 'owner'
  | 'system'
  | 'domain'
  | 'type'
  | 'lifecycle'
  | 'kind'
  | 'tag';

/** @public */
export interface CountAssessmentsRequest {
  readonly filter?: AssessmentFilter;
  readonly groupBy?: GroupByField;
  /**
   * Only with `groupBy: 'owner'`: also the groups above the owners, each with
   * the counts of all that it and the groups below it own.
   */
  readonly tree?: boolean;
  /** How many of the weakest entities to name in each group: 0 to 10, 0 when left out. */
  readonly weakest?: number;
  /** Whether each group says what became of each check. */
  readonly checks?: boolean;
}

/**
 * The counts of one group.
 *
 * @public
 */
export interface GroupCounts extends StageCounts {
  /** Absent for the entities that have no value. */
  readonly value?: string;
  /** With `tree`: the title of the group's entity, where it has one. */
  readonly title?: string;
  /**
   * With `tree`: the groups of this answer right above this one. Circles are
   * cut open, so that each group can be reached from one without parents.
   */
  readonly parents?: readonly string[];
  /**
   * With `tree`: what this group and all groups below it own, each entity
   * once. The counts beside it are of what the group owns itself.
   */
  readonly withBelow?: StageCounts;
  /**
   * By owner, system or domain: the assessments of the group, system or
   * domain *itself*, by any model; the counts are of its parts. Empty when it
   * has none.
   */
  readonly itself?: readonly AssessmentSummary[];
  /**
   * With `weakest`: the entities at the lowest stages, those with the most
   * next steps first; with `tree`, of the groups below too. Entities that are
   * not assessed are none of them.
   */
  readonly weakest?: readonly AssessmentSummary[];
  /**
   * With `checks`: for each outcome its count by check, in the order of
   * `checkIds`; with `tree`, of the groups below too.
   */
  readonly checks?: { readonly [K in Outcome]: readonly number[] };
}

/** @public */
export interface CountAssessmentsResponse {
  readonly modelId: string;
  readonly all: StageCounts;
  /** With `groupBy`: sorted by value, the group without one last. */
  readonly groups: readonly GroupCounts[];
  /** With `checks`: the checks that the groups count, in the order of the model. */
  readonly checkIds?: readonly string[];
}

/** @public */
export interface CountChecksRequest {
  readonly filter?: AssessmentFilter;
}

/**
 * What became of one check, and how much hangs on it.
 *
 * @public
 */
export interface CheckCounts extends OutcomeCounts {
  readonly checkId: string;
  /** Entities whose next stage it holds up, alone or with other checks. */
  readonly blocks: number;
  /** Entities that rise at once when this check alone is met. */
  readonly blocksAlone: number;
}

/** @public */
export interface CountChecksResponse {
  readonly modelId: string;
  /** Entities that were counted. */
  readonly total: number;
  /** One for each check, in the order of the model. */
  readonly items: readonly CheckCounts[];
}

/** @public */
export interface PlanFixesRequest {
  readonly filter?: AssessmentFilter;
  /** Fixes in the plan: 1 to 20, 5 when left out. */
  readonly limit?: number;
}

/**
 * A check met by all of the entities: one step of a plan.
 *
 * @public
 */
export interface PlannedFix {
  readonly checkId: string;
  readonly effort: Effort;
  /** Entities that do not meet it. */
  readonly fail: number;
  /** Entities for which it is to be measured first. */
  readonly unknown: number;
  /** Entities whose next stage it holds up at this point of the plan. */
  readonly blocks: number;
  /** Stages that entities rise because of this fix, after the ones before it. */
  readonly rises: number;
  /** Stages that entities have risen with this fix and all before it. */
  readonly risesSoFar: number;
  /** Entities that have risen with this fix and all before it. */
  readonly risenSoFar: number;
}

/**
 * What to fix first: at each step the fix that lets the most entities rise
 * after the ones before it. Where none lets any rise, the one that brings the
 * most entities closer to their next stage; of equals, the one with less effort.
 *
 * @public
 */
export interface PlanFixesResponse {
  readonly modelId: string;
  /** Entities below the top stage, which have something to fix. */
  readonly total: number;
  /** Entities that the plan leaves out, since nothing is known of them. */
  readonly notAssessed: number;
  readonly items: readonly PlannedFix[];
}

/** @public */
export interface GetTrendRequest {
  readonly filter?: AssessmentFilter;
  /** UTC day, `2026-10-01`; 90 days before `to` when left out. */
  readonly from?: string;
  /**
   * UTC day, today when left out. With `from` the same day, the answer is the
   * distribution as of that day.
   */
  readonly to?: string;
  /**
   * `day` when left out. At most 400 of them; weeks are counted back from `to`.
   */
  readonly interval?: 'day' | 'week';
}

/**
 * Where the entities stood at the end of a UTC day; today, where they stand now.
 *
 * @public
 */
export interface TrendPoint extends StageDistribution {
  readonly day: string;
}

/**
 * Stages over time of the entities that there are now and that the filter
 * selects now: how they came here.
 *
 * @public
 */
export interface GetTrendResponse {
  readonly modelId: string;
  /** Oldest first, `to` included; days before the first assessment count nothing. */
  readonly items: readonly TrendPoint[];
}

/** @public */
export interface ListMoversRequest {
  readonly filter?: AssessmentFilter;
  /** How far to look back: 1 to 400 days, 30 when left out. */
  readonly days?: number;
  /** Of each direction: 1 to 100, 10 when left out. */
  readonly limit?: number;
}

/**
 * An entity that stands at another stage than it did.
 *
 * @public
 */
export interface Mover {
  readonly entityRef: string;
  readonly title?: string;
  readonly owner?: string;
  /** Stage ids; `to` is absent for "not assessed". */
  readonly from: string;
  readonly to?: string;
  /** ISO instant of the last change. */
  readonly at: string;
  /** How many stage changes led there. */
  readonly changes: number;
  /** Checks whose outcome differs because of these changes. */
  readonly checks: readonly CheckChange[];
  /**
   * Nothing got better or worse: the checks that moved it were not measured, or
   * not asked for, before.
   */
  readonly firstMeasured: boolean;
}

/**
 * Movers of one direction.
 *
 * @public
 */
export interface Movers {
  /** How many entities moved this way. */
  readonly total: number;
  /** The latest first. */
  readonly items: readonly Mover[];
}

/** @public */
export interface ListMoversResponse {
  readonly modelId: string;
  /** ISO instant from which on changes count. */
  readonly since: string;
  readonly up: Movers;
  readonly down: Movers;
  /** Entities that were assessed for the first time since, which are no movers. */
  readonly newcomers: number;
}

/**
 * What can be exported: a list of entities, counts by group, or counts by check.
 *
 * @public
 */
export type ExportSubject =
  | 'assessments'
  | 'counts'
  | 'checks'
  /** The DORA metrics of each entity. */
  | 'deliveryMetrics'
  /** The events of each entity. */
  | 'deliveries';

/** @public */
export interface ExportRequest {
  readonly subject: ExportSubject;
  readonly format: 'csv' | 'json';
  readonly filter?: AssessmentFilter;
  /** For `counts`; `owner` when left out. */
  readonly groupBy?: GroupByField;
  /** For `deliveryMetrics`; 90 when left out. */
  readonly days?: DeliveryWindowDays;
  /** For `deliveryMetrics` and `deliveries`: of this one in place of a filter. */
  readonly entityRef?: string;
}

/**
 * A file to save.
 *
 * @public
 */
export interface ExportedFile {
  readonly fileName: string;
  readonly content: Blob;
}

/**
 * The channel of signals on which the backend tells that assessments changed.
 *
 * @public
 */
export const maturitySignalChannel = 'maturity';

/**
 * Says that assessments changed, at most every few seconds. It names none of
 * them, because everybody gets it: who shows some reads them again.
 *
 * @public
 */
export type MaturitySignal = {
  /** Of the latest change. */
  revision: number;
};
