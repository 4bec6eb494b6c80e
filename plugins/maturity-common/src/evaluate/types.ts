import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { Effort, RelatedEntity } from '../model/types';

/**
 * The outcome of a check.
 *
 * @public
 */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'notApplicable' | 'exempt';

/**
 * The place where a fact was observed: a file, a run, a page.
 *
 * @public
 */
export interface Evidence {
  /** Short text, e.g. `.github/workflows/ci.yml`. */
  readonly title: string;
  /** An `http:` or `https:` link, if there is one. */
  readonly url?: string;
}

/**
 * The author and date of a statement.
 *
 * @public
 */
export interface Statement {
  /** An entity ref or a name. */
  readonly by: string;
  /** ISO date (UTC). */
  readonly on: string;
}

/**
 * One observed value about one entity, or why it could not be observed.
 *
 * @public
 */
export type FactObservation =
  | {
      readonly value: JsonValue;
      readonly evidence?: readonly Evidence[];
      /** ISO instant, if it differs from the time of collection. */
      readonly observedAt?: string;
      /**
       * ISO instant after which the value is stale, even before its maximum
       * age.
       */
      readonly expiresAt?: string;
      /** Set if a person stated the value and no tool observed it. */
      readonly statement?: Statement;
    }
  | {
      /**
       * Why the source could not observe the fact, e.g. `needs permission
       * security_events`.
       */
      readonly unknown: string;
    };

/**
 * The last result of one source for one entity. An error is stored beside the
 * last good facts and does not replace them.
 *
 * @public
 */
export interface SourceFacts {
  readonly facts: { readonly [name: string]: FactObservation };
  /** ISO instant of the last successful collection; absent if there was none. */
  readonly observedAt?: string;
  /** The error of the last collection, if it failed. */
  readonly error?: { readonly message: string; readonly at: string };
}

/**
 * All stored facts of one entity, by source id.
 *
 * @public
 */
export interface EntityFacts {
  readonly [sourceId: string]: SourceFacts | undefined;
}

/**
 * An approved, time-limited permission not to meet a check, with a reason.
 *
 * @public
 */
export interface Exemption {
  readonly checkId: string;
  readonly reason: string;
  /** The approver: an entity ref or a name. */
  readonly grantedBy: string;
  /** ISO date (UTC) on which it ends. */
  readonly until: string;
  readonly evidence?: Evidence;
}

/**
 * A related entity with its facts, or why there is none.
 *
 * @public
 */
export type Related =
  | { readonly entity: Entity; readonly facts: EntityFacts }
  | { readonly missing: string };

/**
 * The input of an evaluation. `now` is an argument: the evaluation does not
 * read the clock.
 *
 * @public
 */
export interface EvaluationInput {
  readonly entity: Entity;
  readonly facts: EntityFacts;
  readonly related?: { readonly [K in RelatedEntity]?: Related };
  readonly exemptions?: readonly Exemption[];
  readonly now: Date;
}

/**
 * Why a value is unknown. `reason` is one of the outcomes; `cause` selects the
 * message and the remedy.
 *
 * @public
 */
export type Unknown =
  | {
      readonly reason: 'missing';
      readonly cause: 'sourceNotInstalled';
      readonly source: string;
      /** Package to install, if known. */
      readonly install?: string;
    }
  | {
      /** The source is installed but did not report this entity or this fact. */
      readonly reason: 'missing';
      readonly cause: 'notReported';
      readonly source: string;
    }
  | {
      /** The source states why it could not observe the fact. */
      readonly reason: 'missing';
      readonly cause: 'notObservable';
      readonly source: string;
      readonly message: string;
    }
  | {
      readonly reason: 'missing';
      readonly cause: 'noRelatedEntity';
      readonly of: RelatedEntity;
      readonly message: string;
    }
  | {
      readonly reason: 'stale';
      readonly cause: 'stale';
      readonly source: string;
      readonly observedAt: string;
      /** When the value expired, if that is why it is stale. */
      readonly expiredAt?: string;
      /** The error of the last collection, if it failed. */
      readonly message?: string;
    }
  | {
      readonly reason: 'error';
      readonly cause: 'error';
      readonly source: string;
      readonly message: string;
      readonly at: string;
    };

/**
 * One value as the evaluation read it.
 *
 * @public
 */
export interface Observation {
  /** Fact id (`repository/ciProviders`) or entity path (`entity/spec.owner`). */
  readonly fact: string;
  /** Absent if it is unknown, or if the entity has no value at the path. */
  readonly value?: JsonValue;
  readonly unknown?: Unknown;
  readonly observedAt?: string;
  readonly evidence?: readonly Evidence[];
  /** ISO instant from which the value proves nothing. */
  readonly expiresAt?: string;
  /** Set where a person says so, and no tool has looked. */
  readonly statement?: Statement;
  /** The error of the last collection; the value is from the collection before. */
  readonly lastError?: { readonly message: string; readonly at: string };
}

/**
 * The result of one proof, with its observations.
 *
 * @public
 */
export interface ProofResult {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly observations: readonly Observation[];
}

/**
 * The result of one check for one entity.
 *
 * @public
 */
export interface CheckResult {
  readonly checkId: string;
  readonly outcome: Outcome;
  /**
   * Whether the check blocks its stage if it is not met (required, and in force
   * at that time).
   */
  readonly blocking: boolean;
  /**
   * The proofs that apply to the entity, in the order of the model; empty if
   * the check does not apply.
   */
  readonly proofs: readonly ProofResult[];
  /** The first cause, set exactly when the outcome is `unknown`. */
  readonly unknown?: Unknown;
  /** Set exactly when the outcome is `exempt`. */
  readonly exemption?: Exemption;
  /** The related entity that was read, for checks with `of`. */
  readonly ofEntityRef?: string;
}

/**
 * A check that blocks the next stage of an entity.
 *
 * @public
 */
export interface NextStep {
  readonly checkId: string;
  /** `fail`: fix the check; `unknown`: measure it first. */
  readonly outcome: 'fail' | 'unknown';
  readonly effort: Effort;
}

/**
 * The result of evaluating one model for one entity at one time.
 *
 * @public
 */
export interface Evaluation {
  /**
   * Id of the highest reached stage; absent if no check could be measured: not
   * assessed.
   */
  readonly stage?: string;
  /** 1-based position of `stage` in the model; 0 when not assessed. */
  readonly rank: number;
  /** Id of the next stage; absent at the top stage. */
  readonly nextStage?: string;
  /**
   * Known checks (pass or fail) of the applicable checks (not exempt, not
   * `notApplicable`).
   */
  readonly measured: { readonly known: number; readonly applicable: number };
  /** In the order of the model, all stages. */
  readonly checks: readonly CheckResult[];
  /** The checks that block the next stage, ranked, best first. */
  readonly nextSteps: readonly NextStep[];
}
