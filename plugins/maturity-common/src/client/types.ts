import {
  Evaluation,
  Exemption,
  Observation,
  Outcome,
  Unknown,
} from '../evaluate/types';
import { SourceObservations } from '../evaluate/observeEntity';
import { FactSourceDeclaration, Model } from '../model/types';

/**
 * The stored outcome of one model for one entity: what every reader gets.
 *
 * @public
 */
export interface Assessment extends Evaluation {
  readonly entityRef: string;
  readonly modelId: string;
  readonly modelVersion: number;
  /** ISO instant at which this outcome was stored, that is, last changed. */
  readonly assessedAt: string;
  /** ISO instant since when the entity is at this stage; absent when not known. */
  readonly stageSince?: string;
  /** Grows with each stored change, over all assessments. */
  readonly revision: number;
}

/**
 * When a source last looked at an entity whose facts an assessment read.
 *
 * @public
 */
export interface SourceStatus {
  readonly sourceId: string;
  /** The assessed entity, or a related one that a check reads. */
  readonly entityRef: string;
  /** ISO instant of the last successful look; absent if there never was one. */
  readonly observedAt?: string;
  /** The last look, if it failed. */
  readonly error?: { readonly message: string; readonly at: string };
}

/**
 * All that is stored for one entity. `items` is empty when no model applies to
 * it, or when it has not been assessed yet.
 *
 * @public
 */
export interface EntityAssessmentsResponse {
  readonly entityRef: string;
  /** One for each model, in the order of the models. */
  readonly items: readonly Assessment[];
  readonly sources: readonly SourceStatus[];
  /** Ids of the models that apply to the entity, whether assessed yet or not. */
  readonly modelIds: readonly string[];
}

/**
 * All facts of one entity, whether a model reads them or not.
 *
 * @public
 */
export interface EntityFactsResponse {
  readonly entityRef: string;
  /** Those that looked at the entity, in the order in which they are installed. */
  readonly sources: readonly SourceObservations[];
}

/**
 * What "refresh this entity now" came to.
 *
 * @public
 */
export interface RefreshResponse extends EntityAssessmentsResponse {
  readonly refreshed: readonly {
    readonly sourceId: string;
    readonly result: 'changed' | 'unchanged' | 'failed' | 'nothing';
    readonly message?: string;
  }[];
}

/**
 * The columns of an assessment that lists and counts work with.
 *
 * @public
 */
export interface AssessmentSummary {
  readonly entityRef: string;
  readonly title?: string;
  readonly modelId: string;
  readonly kind: string;
  readonly type?: string;
  readonly lifecycle?: string;
  /** Entity refs. */
  readonly owner?: string;
  readonly system?: string;
  readonly domain?: string;
  readonly tags: readonly string[];
  readonly stage?: string;
  readonly rank: number;
  readonly nextStage?: string;
  readonly measured: { readonly known: number; readonly applicable: number };
  /** Check ids of the first next steps, at most three. */
  readonly nextSteps: readonly string[];
  /** How many next steps there are in all. */
  readonly nextStepCount: number;
  readonly assessedAt: string;
  readonly stageSince?: string;
  /**
   * In lists, with `outcomesOf`: what became of these checks, by their ids. A
   * check that the assessment does not have is left out.
   */
  readonly outcomes?: { readonly [checkId: string]: Outcome };
}

/**
 * Selects assessments. Values of one field are alternatives, fields are joined
 * by "and". An empty list selects nothing, an absent field does not filter.
 *
 * @public
 */
export interface AssessmentFilter {
  readonly modelId?: string;
  readonly kind?: readonly string[];
  readonly type?: readonly string[];
  readonly lifecycle?: readonly string[];
  /** Full entity refs. */
  readonly owner?: readonly string[];
  /** Whether `owner` stands for the groups below it too, however deep. */
  readonly ownerTree?: boolean;
  readonly system?: readonly string[];
  readonly domain?: readonly string[];
  readonly tag?: readonly string[];
  /** Stage ids, or `none` for not assessed. */
  readonly stage?: readonly string[];
  /** Outcomes of named checks: those of one check are alternatives, checks are joined by "and". */
  readonly check?: readonly {
    readonly id: string;
    readonly outcome: Outcome;
  }[];
  /** Part of the entity's name or title, case-insensitive. */
  readonly text?: string;
  /**
   * Fields in which having no value is one more alternative: with `owner` left
   * out, `without: ['owner']` selects the entities that have none.
   */
  readonly without?: readonly AbsentField[];
}

/**
 * A field that an entity can be without.
 *
 * @public
 */
export type AbsentField =
  | 'type'
  | 'lifecycle'
  | 'owner'
  | 'system'
  | 'domain'
  | 'tag';

/** @public */
export type AssessmentSortField =
  | 'name'
  | 'stage'
  | 'measured'
  | 'owner'
  | 'stageSince'
  | 'nextSteps';

/** @public */
export interface ListAssessmentsRequest {
  readonly filter?: AssessmentFilter;
  readonly sort?: {
    readonly field: AssessmentSortField;
    readonly order: 'asc' | 'desc';
  };
  /** 1 to 500, 50 when left out. */
  readonly limit?: number;
  readonly cursor?: string;
  /** Ids of checks whose outcomes each item tells: at most 20, none when left out. */
  readonly outcomesOf?: readonly string[];
}

/** @public */
export interface ListAssessmentsResponse {
  readonly items: readonly AssessmentSummary[];
  readonly totalItems: number;
  readonly nextCursor?: string;
}

/**
 * A stage that changed, and the checks that changed it.
 *
 * @public
 */
export interface StageChange {
  readonly entityRef: string;
  readonly modelId: string;
  readonly modelVersion: number;
  /** ISO instant. */
  readonly at: string;
  /** Stage ids; absent for "not assessed". */
  readonly from?: string;
  readonly to?: string;
  readonly checks: readonly CheckChange[];
}

/**
 * A check whose outcome changed with a stage.
 *
 * @public
 */
export interface CheckChange {
  readonly id: string;
  /** Absent when the model did not have the check. */
  readonly from?: Outcome;
  readonly to?: Outcome;
  /**
   * What was seen before and after. Absent where the model did not have the
   * check, in changes that were stored before it was kept, and in movers.
   */
  readonly before?: CheckEvidence;
  readonly after?: CheckEvidence;
}

/**
 * What decided a check at one time. Long texts and values are cut off, which
 * shows; long addresses are left out.
 *
 * @public
 */
export interface CheckEvidence {
  /**
   * What the deciding proof read, at most three observations with at most three
   * pieces of evidence each. Where several proofs say the same, those of the
   * one that read the same facts before and after.
   */
  readonly observations: readonly Observation[];
  /** Set exactly when the outcome is `unknown`. */
  readonly unknown?: Unknown;
  /** Set exactly when the outcome is `exempt`. */
  readonly exemption?: Exemption;
  /** The related entity that was read, for checks with `of`. */
  readonly ofEntityRef?: string;
}

/** @public */
export interface ListModelsResponse {
  readonly items: readonly Model[];
  /** The installed sources, with the facts that they declare. */
  readonly sources: readonly FactSourceDeclaration[];
}
