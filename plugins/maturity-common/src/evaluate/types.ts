import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { count, instant, list, named, object, opaque } from '../model/schema';
import {
  Effort,
  effortSchema,
  Grade,
  gradeSchema,
  RelatedEntity,
  relatedEntitySchema,
} from '../model/types';
import {
  Evidence,
  Exemption,
  Failure,
  Statement,
  evidenceSchema,
  exemptionSchema,
  failureSchema,
  statementSchema,
} from './input';
import { Outcome, outcomeSchema } from './outcome';

const missing = z.literal('missing');
const source = z.string();
const message = z.string();

/** @public */
export const unknownSchema = z
  .discriminatedUnion('cause', [
    object({
      reason: missing,
      cause: z.literal('sourceNotInstalled'),
      source,
      install: z.string().optional().describe('Package to install, if known'),
    }),
    object({ reason: missing, cause: z.literal('notReported'), source }),
    object({
      reason: missing,
      cause: z.literal('notObservable'),
      source,
      message,
      outOfScope: z
        .boolean()
        .optional()
        .describe('Set where the source cannot look at this entity at all'),
    }),
    object({
      reason: missing,
      cause: z.literal('noRelatedEntity'),
      of: named<RelatedEntity>(relatedEntitySchema),
      message,
    }),
    object({
      reason: missing,
      cause: z.literal('hidden'),
    }).describe('It rests on an entity that the caller may not see'),
    object({
      reason: missing,
      cause: z.literal('noProofApplies'),
    }).describe('The guards of all proofs are false for the entity'),
    object({
      reason: missing,
      cause: z.literal('notAttested'),
      fact: z.string().describe('Fact id of the attestation'),
    }).describe('Only a person can state it, and nobody has'),
    object({
      reason: missing,
      cause: z.literal('tooWeak'),
      grade: named<Grade>(gradeSchema).describe('Of the strongest proof'),
      needed: named<Grade>(gradeSchema),
    }).describe('It is stated, but the check asks for a stronger proof'),
    object({
      reason: z.literal('stale'),
      cause: z.literal('stale'),
      source,
      observedAt: instant,
      expiredAt: instant
        .optional()
        .describe('When the value expired, if that is why it is stale'),
      message: message
        .optional()
        .describe('The error of the last collection, if it failed'),
    }),
    object({
      reason: z.literal('error'),
      cause: z.literal('error'),
      source,
      message,
      at: instant,
    }),
    object({
      reason: z.literal('error'),
      cause: z.literal('inFuture'),
      at: instant.describe('The time, which lies in the future'),
    }),
  ])
  .describe('Why something is not known');

/**
 * Why a value is unknown. `reason` is one of the outcomes; `cause` selects the
 * message and the remedy.
 *
 * @public
 */
export type Unknown = Readonly<z.infer<typeof unknownSchema>>;

/** Refs in results, by which a reader decides who may see them. @public */
export const restsOnSchema = list(z.string())
  .optional()
  .describe(
    'Refs of other entities whose content decided it. Callers who may not see one of them do not see the result',
  );

/** @public */
export const observationSchema = object({
  fact: z
    .string()
    .describe('Fact id (`repository/ciProviders`) or path into the entity'),
  value: opaque<JsonValue>()
    .optional()
    .describe('Any JSON value; absent if it is unknown or not there'),
  unknown: named<Unknown>(unknownSchema).optional(),
  grade: named<Grade>(gradeSchema)
    .optional()
    .describe('How strong it is as proof; absent if it is unknown'),
  observedAt: instant.optional(),
  evidence: list<Evidence>(evidenceSchema).optional(),
  expiresAt: instant.optional().describe('When the value becomes stale'),
  statement: named<Statement>(statementSchema)
    .optional()
    .describe('Set where a person says so and no tool has checked'),
  lastError: named<Failure>(failureSchema)
    .optional()
    .describe('The value is from the collection before this error'),
  restsOn: restsOnSchema,
});

/** One value as the evaluation read it. @public */
export interface Observation extends z.infer<typeof observationSchema> {}

/** @public */
export const proofResultSchema = object({
  outcome: z.enum(['pass', 'fail', 'unknown']),
  grade: named<Grade>(gradeSchema)
    .optional()
    .describe(
      'The weakest grade that the outcome rests on; absent if it is unknown',
    ),
  decides: z
    .boolean()
    .optional()
    .describe('Observed to be false, it fails the check against statements'),
  observations: list<Observation>(observationSchema),
});

/** The result of one proof, with its observations. @public */
export interface ProofResult extends z.infer<typeof proofResultSchema> {}

/** Marks a result of which a caller sees only the outcome. @public */
export const hiddenSchema = z
  .literal(true)
  .optional()
  .describe(
    'Set where it is of an entity that the caller may not see: only the outcome is shown',
  );

/** @public */
export const checkResultSchema = object({
  checkId: z.string(),
  outcome: named<Outcome>(outcomeSchema),
  blocking: z.boolean().describe('Whether it blocks its stage when not met'),
  grade: named<Grade>(gradeSchema)
    .optional()
    .describe(
      'How strong the proof of the outcome is; set exactly when it is `pass` or `fail`',
    ),
  contradicted: z
    .boolean()
    .optional()
    .describe(
      'Set where an observation fails the check although it is declared or attested',
    ),
  proofs: list<ProofResult>(proofResultSchema).describe(
    'Those that apply to the entity, in the order of the model',
  ),
  unknown: named<Unknown>(unknownSchema)
    .optional()
    .describe('The first cause, set exactly when the outcome is `unknown`'),
  exemption: named<Exemption>(exemptionSchema)
    .optional()
    .describe('Set exactly when the outcome is `exempt`'),
  ofEntityRef: z
    .string()
    .optional()
    .describe('The related entity whose facts were read'),
  restsOn: restsOnSchema,
  hidden: hiddenSchema,
});

/** The result of one check for one entity. @public */
export interface CheckResult extends z.infer<typeof checkResultSchema> {}

/** @public */
export const nextStepSchema = object({
  checkId: z.string(),
  outcome: z
    .enum(['fail', 'unknown'])
    .describe('`fail`: fix the check; `unknown`: measure it first'),
  effort: named<Effort>(effortSchema),
});

/** A check that blocks the next stage of an entity. @public */
export interface NextStep extends z.infer<typeof nextStepSchema> {}

/** @public */
export const sourceObservationsSchema = object({
  sourceId: z.string(),
  observedAt: instant
    .optional()
    .describe('The last successful collection; absent if there was none'),
  error: named<Failure>(failureSchema)
    .optional()
    .describe('The last collection, if it failed'),
  facts: list<Observation>(observationSchema).describe(
    'Facts that the source reported, in the order in which it declares them',
  ),
});

/** The observations of one source about an entity. @public */
export interface SourceObservations
  extends z.infer<typeof sourceObservationsSchema> {}

/** @public */
export const measuredSchema = object({
  observed: count.describe('Checks known by observation'),
  declared: count.describe('Checks known only from the catalog'),
  attested: count.describe('Checks known only by a statement'),
  applicable: count.describe(
    'Checks that apply and are not exempt, without those of the organisation',
  ),
}).describe(
  'How many checks have a known result, by the grade of its proof. Checks `of: organization` are not counted.',
);

/**
 * How many checks have a known result, by the grade of its proof; the rest of
 * `applicable` is not measured.
 *
 * @public
 */
export interface Measured extends z.infer<typeof measuredSchema> {}

/** @public */
export const profileResultSchema = object({
  id: z.string(),
  type: z.string().optional().describe('The type of the entity, if it has one'),
  isDefault: z
    .boolean()
    .describe('Whether it was chosen because no profile has the type'),
  contradictions: list<Observation>(observationSchema).describe(
    'Observations that show that the entity is something else; mostly empty',
  ),
});

/** The profile of an entity, which decides the checks that apply. @public */
export interface ProfileResult extends z.infer<typeof profileResultSchema> {}

/**
 * The result of evaluating one model for one entity at one time.
 *
 * @public
 */
export interface Evaluation {
  /** Id of the highest reached stage; absent if not assessed. */
  readonly stage?: string;
  /** 1-based position of `stage` in the model; 0 when not assessed. */
  readonly rank: number;
  /**
   * 1-based position of the highest stage that the unknown checks leave open,
   * at least `rank`.
   */
  readonly highestRank: number;
  /** Id of the next stage; absent at the top stage. */
  readonly nextStage?: string;
  /** Absent where the model has no profiles. */
  readonly profile?: ProfileResult;
  /** Why lists and counts leave the entity out; absent where they do not. */
  readonly leftOut?: string;
  readonly measured: Measured;
  /** In the order of the model, all stages. */
  readonly checks: readonly CheckResult[];
  /** The checks that block the next stage, ranked, best first. */
  readonly nextSteps: readonly NextStep[];
}
