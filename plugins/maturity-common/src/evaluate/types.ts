import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { Effort, RelatedEntity } from '../model/types';

/**
 * What a check can come to.
 *
 * @public
 */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'notApplicable' | 'exempt';

/**
 * Where a fact was seen: a file, a run, a page.
 *
 * @public
 */
export interface Evidence {
  /** Short text, e.g. `.github/workflows/ci.yml`. */
  readonly title: string;
  /** An `http:` or `https:` link, absent when there is nothing to link to. */
  readonly url?: string;
}

/**
 * Who said something, and when.
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
      /** ISO instant, where it differs from the time of the source's look. */
      readonly observedAt?: string;
      /** ISO instant after which this value is stale, before its max age. */
      readonly expiresAt?: string;
      /** Set where a person says so, and no tool has looked. */
      readonly statement?: Statement;
    }
  | {
      /** Why the source could not look, e.g. `needs permission security_events`. */
      readonly unknown: string;
    };

/**
 * What one source last saw of one entity. An error stands beside the last good
 * facts, it does not replace them.
 *
 * @public
 */
export interface SourceFacts {
  readonly facts: { readonly [name: string]: FactObservation };
  /** ISO instant of the last successful look; absent if there never was one. */
  readonly observedAt?: string;
  /** The last look, if it failed. */
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
 * A granted, reasoned, expiring permission not to meet a check.
 *
 * @public
 */
export interface Exemption {
  readonly checkId: string;
  readonly reason: string;
  /** Who granted it: an entity ref or a name. */
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
 * Everything that an evaluation sees. `now` is an argument, evaluation has no clock.
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
 * Why something is unknown. `reason` is the closed outcome vocabulary, `cause`
 * tells which sentence to show and what to do about it.
 *
 * @public
 */
export type Unknown =
  | {
      readonly reason: 'missing';
      readonly cause: 'sourceNotInstalled';
      readonly source: string;
      /** Package to install, where one is known. */
      readonly install?: string;
    }
  | {
      /** Installed, but has not reported this entity or this fact. */
      readonly reason: 'missing';
      readonly cause: 'notReported';
      readonly source: string;
    }
  | {
      /** The source says why it could not look at this fact. */
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
      /** When the value itself ran out, where that is why it is stale. */
      readonly expiredAt?: string;
      /** The last failed look, when that is why it is stale. */
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
 * One fact as the evaluation read it.
 *
 * @public
 */
export interface Observation {
  /** Fact id (`repository/ciProviders`) or entity path (`entity/spec.owner`). */
  readonly fact: string;
  /** Absent when unknown, or when the entity has nothing at the path. */
  readonly value?: JsonValue;
  readonly unknown?: Unknown;
  readonly observedAt?: string;
  readonly evidence?: readonly Evidence[];
  /** ISO instant from which the value proves nothing any more, where it has one. */
  readonly expiresAt?: string;
  /** Set where a person says so, and no tool has looked. */
  readonly statement?: Statement;
  /** The source's last look failed; the value is that of the look before. */
  readonly lastError?: { readonly message: string; readonly at: string };
}

/**
 * One alternative that can prove a check, with what was seen of it.
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
  /** Whether it stands in the way of its stage when not met (required and in force at the time). */
  readonly blocking: boolean;
  /** Those that concern the entity, in the order of the model; none when not applicable. */
  readonly proofs: readonly ProofResult[];
  /** The first cause, set exactly when the outcome is `unknown`. */
  readonly unknown?: Unknown;
  /** Set exactly when the outcome is `exempt`. */
  readonly exemption?: Exemption;
  /** The related entity that was read, for checks with `of`. */
  readonly ofEntityRef?: string;
}

/**
 * A check that stands between an entity and its next stage.
 *
 * @public
 */
export interface NextStep {
  readonly checkId: string;
  /** `fail`: to be met; `unknown`: to be measured first. */
  readonly outcome: 'fail' | 'unknown';
  readonly effort: Effort;
}

/**
 * The judgement of one model over one entity at one time.
 *
 * @public
 */
export interface Evaluation {
  /** Id of the highest reached stage; absent when nothing could be measured: not assessed. */
  readonly stage?: string;
  /** 1-based position of `stage` in the model; 0 when not assessed. */
  readonly rank: number;
  /** Id of the stage to reach next; absent at the top. */
  readonly nextStage?: string;
  /** Checks that are known (pass or fail), of those that apply (not exempt, not `notApplicable`). */
  readonly measured: { readonly known: number; readonly applicable: number };
  /** In the order of the model, all stages. */
  readonly checks: readonly CheckResult[];
  /** What blocks the next stage, ranked, best first. */
  readonly nextSteps: readonly NextStep[];
}
