import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration, JsonValue } from '@backstage/types';

/**
 * How much work a remedy usually is: `small` is hours, `medium` is a few days,
 * `large` is weeks.
 *
 * @public
 */
export type Effort = 'small' | 'medium' | 'large';

/**
 * The entity, related to the assessed one, whose facts a check reads.
 *
 * @remarks
 * `organization` is the configured organisation entity, else the topmost group
 * above the owner.
 *
 * @public
 */
export type RelatedEntity = 'owner' | 'system' | 'domain' | 'organization';

/**
 * The remedy of a check.
 *
 * @public
 */
export interface Fix {
  /**
   * The next step in a few words, as a request: "Declare service level
   * objectives". Where it is left out, the check's title heads the step.
   */
  readonly title?: string;
  /** What to do, in one to three sentences. */
  readonly text: string;
  /** An `https:` link to a guide. */
  readonly docs?: string;
  /** Entity ref of a scaffolder template that does it. */
  readonly template?: string;
  readonly effort: Effort;
}

/**
 * A condition over facts, in the spelling of the catalog's filter predicates.
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
 * One condition with its reason and remedy; it belongs to one stage.
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
   * The alternatives of an outermost `$any` are the proofs of the check. One
   * with a `$when` is a proof only for the entities for which that holds.
   */
  readonly condition: Condition;
  /** `false` for a recommendation, which never blocks the stage. */
  readonly required: boolean;
  /** Whose facts are read; the assessed entity's own when left out. */
  readonly of?: RelatedEntity;
  /** ISO date (UTC); before it the check is advisory and does not block. */
  readonly enforceFrom?: string;
  /** Entities for which the check makes no sense. */
  readonly notApplicable?: FilterPredicate;
}

/**
 * A rung of the ladder.
 *
 * @public
 */
export interface Stage {
  /** Kebab case, unique in the model. */
  readonly id: string;
  readonly title: string;
  /** "You are here if …". */
  readonly summary: string;
  /** What to do next once here: text, independent of the checks. */
  readonly advice: string;
  /**
   * The first stage is the floor, where every assessed entity stands: its checks,
   * if it has any, are recommendations. Every other stage has a required check.
   */
  readonly checks: readonly Check[];
}

/**
 * A declared ladder of stages, in order, for the entities that `appliesTo`
 * selects. Made by {@link parseModel}, which is the only place that validates.
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
 * A check as it is written: what has a default may be left out.
 *
 * @public
 */
export interface CheckInput extends Omit<Check, 'required'> {
  /** `true` when left out. */
  readonly required?: boolean;
}

/**
 * A stage as it is written.
 *
 * @public
 */
export interface StageInput extends Omit<Stage, 'checks'> {
  /** Empty when left out, which only the floor may be. */
  readonly checks?: readonly CheckInput[];
}

/**
 * A model as it is written, before {@link parseModel}.
 *
 * @public
 */
export interface ModelInput extends Omit<Model, 'stages'> {
  readonly stages: readonly StageInput[];
}

/**
 * JSON type of a fact's value. `instant` is an ISO 8601 string in UTC.
 *
 * @public
 */
export type FactType =
  | 'boolean'
  | 'number'
  | 'string'
  | 'strings'
  | 'instant'
  | 'object';

/**
 * What a fact source says of one of its facts.
 *
 * @public
 */
export interface FactDeclaration {
  /** Camel case, unique in the source; the fact's id is `source/name`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: FactType;
  /** After it the fact is stale and proves nothing. */
  readonly maxAge: HumanDuration;
}

/**
 * What can be declared of a fact source without running it.
 *
 * @public
 */
export interface FactSourceDeclaration {
  /** Kebab case, the part of a fact's id before the slash. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly facts: readonly FactDeclaration[];
}
