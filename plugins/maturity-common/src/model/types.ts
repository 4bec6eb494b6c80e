import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration, JsonValue } from '@backstage/types';
import { z } from 'zod';

/** @public */
export const effortSchema = z
  .enum(['small', 'medium', 'large'])
  .describe('Hours, days or weeks');

/**
 * The usual amount of work for a remedy: `small` is hours, `medium` is days,
 * `large` is weeks.
 *
 * @public
 */
export type Effort = z.infer<typeof effortSchema>;

/** @public */
export const relatedEntitySchema = z.enum([
  'owner',
  'system',
  'domain',
  'organization',
]);

/**
 * The related entity whose facts a check reads.
 *
 * @remarks
 * `organization` is the configured organisation entity, otherwise the topmost
 * group above the owner.
 *
 * @public
 */
export type RelatedEntity = z.infer<typeof relatedEntitySchema>;

/** @public */
export const factTypeSchema = z.enum([
  'boolean',
  'number',
  'string',
  'strings',
  'instant',
  'object',
]);

/**
 * JSON type of a fact's value. `instant` is an ISO 8601 string in UTC.
 *
 * @public
 */
export type FactType = z.infer<typeof factTypeSchema>;

/**
 * The remedy of a check.
 *
 * @public
 */
export interface Fix {
  /**
   * The next step as a short imperative: "Define service level objectives". The
   * default is the title of the check.
   */
  readonly title?: string;
  /** The instructions, in one to three sentences. */
  readonly text: string;
  /** An `https:` link to a guide. */
  readonly docs?: string;
  /** Entity ref of a scaffolder template that applies the remedy. */
  readonly template?: string;
  readonly effort: Effort;
}

/**
 * A condition over facts, in the syntax of the catalog's filter predicates.
 *
 * @remarks
 * Keys are fact ids (`repository/ciProviders`) or paths into the entity
 * (`entity/spec.lifecycle`); values are literals or operators. See
 * `docs/model.md` for the grammar.
 *
 * @public
 */
export type Condition =
  | { readonly $all: readonly Condition[] }
  | { readonly $any: readonly Condition[] }
  | { readonly $not: Condition }
  | { readonly [key: string]: JsonValue | readonly Condition[] | Condition };

/**
 * One condition over facts, with its reason and remedy. It belongs to one
 * stage.
 *
 * @public
 */
export interface Check {
  /** Kebab case, unique in the model. */
  readonly id: string;
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  readonly fix: Fix;
  /**
   * The alternatives of the outermost `$any` are the proofs of the check. A
   * proof with `$when` applies only to entities for which the guard is true.
   */
  readonly condition: Condition;
  /** `false` for a recommendation, which never blocks the stage. */
  readonly required: boolean;
  /** The entity whose facts are read; default: the assessed entity. */
  readonly of?: RelatedEntity;
  /** ISO date (UTC); before it the check is advisory and does not block. */
  readonly enforceFrom?: string;
  /** Entities to exclude from the check. */
  readonly notApplicable?: FilterPredicate;
}

/**
 * A maturity level of a model.
 *
 * @public
 */
export interface Stage {
  /** Kebab case, unique in the model. */
  readonly id: string;
  readonly title: string;
  /** "You are here if …". */
  readonly summary: string;
  /** The next thing to do at this stage: text, independent of the checks. */
  readonly advice: string;
  /**
   * The first stage is the starting stage, which every assessed entity reaches:
   * its checks are recommendations. Every other stage has a required check.
   */
  readonly checks: readonly Check[];
}

/**
 * An ordered list of stages for the entities that `appliesTo` selects. {@link
 * parseModel} creates and validates it.
 *
 * @public
 */
export interface Model {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly description?: string;
  readonly appliesTo: FilterPredicate;
  readonly stages: readonly Stage[];
}

/**
 * A check before parsing: properties with a default are optional.
 *
 * @public
 */
export interface CheckInput extends Omit<Check, 'required'> {
  /** Default: `true`. */
  readonly required?: boolean;
}

/**
 * A stage before parsing.
 *
 * @public
 */
export interface StageInput extends Omit<Stage, 'checks'> {
  /** Default: empty, which only the starting stage can be. */
  readonly checks?: readonly CheckInput[];
}

/**
 * A model before parsing by {@link parseModel}.
 *
 * @public
 */
export interface ModelInput extends Omit<Model, 'stages'> {
  readonly stages: readonly StageInput[];
}

/**
 * The declaration of a fact by its source.
 *
 * @public
 */
export interface FactDeclaration {
  /** Camel case, unique in the source; the fact's id is `source/name`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: FactType;
  /** An older fact is stale and proves nothing. */
  readonly maxAge: HumanDuration;
}

/**
 * The declaration of a fact source and its facts.
 *
 * @public
 */
export interface FactSourceDeclaration {
  /** Kebab case; the part of a fact id before the slash. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly facts: readonly FactDeclaration[];
}
