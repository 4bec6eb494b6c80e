import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration, JsonValue } from '@backstage/types';
import { z } from 'zod';
import { list, named, object, opaque } from './schema';

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
 * Of several owners it is the first. `organization` is the configured
 * organisation entity.
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

/** @public */
export const gradeSchema = z
  .enum(['observed', 'declared', 'attested'])
  .describe(
    '`observed`: a tool or the content of a repository shows it; `declared`: a link or annotation in the catalog that nobody resolved; `attested`: a person states it',
  );

/**
 * How strong a fact is as proof, strongest first: `observed` by a tool or in
 * the content of a repository, `declared` by a link or annotation that nobody
 * resolved, `attested` by a person.
 *
 * @public
 */
export type Grade = z.infer<typeof gradeSchema>;

/** Every grade, the strongest first. @public */
export const allGrades: readonly Grade[] = gradeSchema.options;

/** @public */
export const fixSchema = object({
  title: z
    .string()
    .optional()
    .describe(
      "The next step as a short imperative; default: the check's title",
    ),
  text: z.string().describe('The instructions, in one to three sentences'),
  docs: z.string().optional().describe('An `https:` link to a guide'),
  template: z
    .string()
    .optional()
    .describe('Entity ref of a scaffolder template that applies the remedy'),
  effort: named<Effort>(effortSchema),
}).describe('The remedy');

/** The remedy of a check. @public */
export interface Fix extends z.infer<typeof fixSchema> {}

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

/** @public */
export const checkSchema = object({
  id: z.string().describe('Kebab case, unique in the model'),
  title: z.string(),
  why: z.string().describe('Why it matters, in a sentence or two'),
  limits: z
    .string()
    .optional()
    .describe(
      'What its proofs cannot see, and how it could pass without the thing itself',
    ),
  fix: named<Fix>(fixSchema),
  condition: opaque<Condition>(z.looseObject({})).describe(
    "Over facts, in the spelling of the catalog's filter predicates. The alternatives of the outermost `$any` are the proofs of the check; one with `$when` applies only where the guard is true, and one with `$decides` fails the check when it is observed to be false, whatever is declared or attested.",
  ),
  grade: named<Grade>(gradeSchema)
    .optional()
    .describe(
      'The weakest grade that passes the check; default: any. A weaker proof leaves the check unknown.',
    ),
  required: z
    .boolean()
    .describe('Whether it blocks its stage; `false` for a recommendation'),
  of: named<RelatedEntity>(relatedEntitySchema)
    .optional()
    .describe('Whose facts are read; default: of the assessed entity'),
  enforceFrom: z
    .string()
    .optional()
    .describe('Before this date (UTC) it does not block'),
  profiles: list(z.string())
    .optional()
    .describe('Ids of the profiles to which it applies; default: all'),
  notApplicable: opaque<FilterPredicate>()
    .optional()
    .describe('Filter predicate of entities to which it does not apply'),
});

/**
 * One condition over facts, with its reason and remedy. It belongs to one
 * stage.
 *
 * @public
 */
export interface Check extends z.infer<typeof checkSchema> {}

/** @public */
export const stageSchema = object({
  id: z.string().describe('Kebab case, unique in the model'),
  title: z.string(),
  summary: z.string().describe('"You are here if …"'),
  advice: z.string().describe('The next thing to do at this stage'),
  checks: list<Check>(checkSchema).describe(
    'Of the first stage, which every assessed entity reaches, only recommendations',
  ),
});

/** A maturity level of a model. @public */
export interface Stage extends z.infer<typeof stageSchema> {}

/** @public */
export const profileSchema = object({
  id: z.string().describe('Kebab case, unique in the model'),
  title: z.string(),
  types: list(z.string()).describe(
    'Values of `spec.type` that mean this profile, case-insensitive',
  ),
  default: z
    .boolean()
    .optional()
    .describe('Whether entities of any other type, or of none, have it'),
  contradictedBy: opaque<Condition>(z.looseObject({}))
    .optional()
    .describe(
      'Condition over facts. Observed to be true, the entity is not what its type says, and this is shown.',
    ),
});

/**
 * A sort of entity, recognised by its type, of which a model asks the same
 * checks: a service, a library.
 *
 * @public
 */
export interface Profile extends z.infer<typeof profileSchema> {}

/** @public */
export const exclusionSchema = object({
  reason: z.string().describe('Short text, e.g. `Deprecated`'),
  entities: opaque<FilterPredicate>().describe(
    'Filter predicate of the entities that are left out',
  ),
});

/** Entities that are assessed but left out of lists and counts. @public */
export interface Exclusion extends z.infer<typeof exclusionSchema> {}

/** @public */
export const modelSchema = object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  description: z.string().optional(),
  subject: z
    .enum(['organization'])
    .optional()
    .describe(
      'Set if it is about an organisation, or a part of it, and not about single entities',
    ),
  appliesTo: opaque<FilterPredicate>().describe(
    'Filter predicate of the entities that the model assesses',
  ),
  leavesOut: list<Exclusion>(exclusionSchema)
    .optional()
    .describe(
      'Entities that lists and counts leave out unless they are asked for',
    ),
  profiles: list<Profile>(profileSchema)
    .optional()
    .describe('Sorts of entities, by their type'),
  stages: list<Stage>(stageSchema).describe('In order, the lowest first'),
});

/**
 * An ordered list of stages for the entities that `appliesTo` selects. {@link
 * parseModel} creates and validates it.
 *
 * @public
 */
export interface Model extends z.infer<typeof modelSchema> {}

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
  /** Grade of its observations that state none. Default: `observed`. */
  readonly grade?: Grade;
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
