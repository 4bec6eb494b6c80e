import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { instant, named, object } from '../model/schema';
import { Grade, RelatedEntity } from '../model/types';

/** @public */
export const evidenceSchema = object({
  title: z.string().describe('Short text, e.g. `.github/workflows/ci.yml`'),
  url: z.string().optional().describe('An `http:` or `https:` link'),
});

/** The place where a fact was observed: a file, a run, a page. @public */
export interface Evidence extends z.infer<typeof evidenceSchema> {}

/** @public */
export const statementSchema = object({
  by: z.string().describe('Entity ref or name'),
  on: z.string().describe('Date (UTC)'),
  answer: z.enum(['no', 'notYet']).optional().describe('Absent for a yes'),
  note: z.string().optional().describe('In the words of the author'),
});

/** The author and date of a statement. @public */
export interface Statement extends z.infer<typeof statementSchema> {}

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
      /** ISO instant after which the value is stale, whatever its maximum age. */
      readonly expiresAt?: string;
      /** Set if a person stated the value: its grade is then `attested`. */
      readonly statement?: Statement;
      /** Default: the grade that the source declares for the fact. */
      readonly grade?: Grade;
      /** Refs of other entities whose content decided it: callers who may not see one of them do not see the fact. */
      readonly restsOn?: readonly string[];
    }
  | {
      /** Why it could not be observed, e.g. `needs security_events`. */
      readonly unknown: string;
      /**
       * Set if the source cannot look at this entity at all, e.g. because its
       * code is on a host of another kind. Only then can a statement stand in
       * for a proof that decides.
       */
      readonly outOfScope?: boolean;
      /** As for a value. */
      readonly restsOn?: readonly string[];
    };

/** @public */
export const failureSchema = object({
  message: z.string(),
  at: instant,
}).describe('A collection that failed');

/** The error of a collection. @public */
export interface Failure extends z.infer<typeof failureSchema> {}

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
  readonly error?: Failure;
}

/**
 * All stored facts of one entity, by source id.
 *
 * @public
 */
export interface EntityFacts {
  readonly [sourceId: string]: SourceFacts | undefined;
}

/** @public */
export const exemptionSchema = object({
  checkId: z.string(),
  reason: z.string(),
  grantedBy: z.string().describe('Entity ref or name'),
  until: z.string().describe('Date (UTC) on which it ends'),
  evidence: named<Evidence>(evidenceSchema).optional(),
});

/**
 * An approved, time-limited permission not to meet a check, with a reason.
 *
 * @public
 */
export interface Exemption extends z.infer<typeof exemptionSchema> {}

/**
 * A related entity with its facts, or why there is none.
 *
 * @public
 */
export type Related = (
  | { readonly entity: Entity; readonly facts: EntityFacts }
  | { readonly missing: string }
) & {
  /** Refs of other entities whose content decided which one it is. */
  readonly restsOn?: readonly string[];
};

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
