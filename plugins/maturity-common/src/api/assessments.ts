import { z } from 'zod';
import { Failure, failureSchema } from '../evaluate/input';
import {
  CheckResult,
  checkResultSchema,
  NextStep,
  nextStepSchema,
  ProfileResult,
  profileResultSchema,
  SourceObservations,
  sourceObservationsSchema,
} from '../evaluate/types';
import { instant, list, named, object } from '../model/schema';
import { stageShape } from './shapes';

/** @public */
export const assessmentSchema = object({
  entityRef: z.string(),
  modelId: z.string(),
  modelVersion: z.int(),
  ...stageShape,
  profile: named<ProfileResult>(profileResultSchema)
    .optional()
    .describe('Absent where the model has no profiles'),
  checks: list<CheckResult>(checkResultSchema).describe(
    'In the order of the model',
  ),
  nextSteps: list<NextStep>(nextStepSchema).describe(
    'What blocks the next stage, best first',
  ),
});

/**
 * The stored outcome of one model for one entity: what every reader gets.
 *
 * @public
 */
export interface Assessment extends z.infer<typeof assessmentSchema> {}

/** @public */
export const sourceStatusSchema = object({
  sourceId: z.string(),
  entityRef: z
    .string()
    .describe('The assessed entity, or a related one that a check reads'),
  observedAt: instant
    .optional()
    .describe('The last successful collection; absent if there is none'),
  error: named<Failure>(failureSchema)
    .optional()
    .describe('The last collection, if it failed'),
});

/**
 * When a source last collected facts of an entity that an assessment reads.
 *
 * @public
 */
export interface SourceStatus extends z.infer<typeof sourceStatusSchema> {}

const entityAssessments = {
  entityRef: z.string(),
  items: list<Assessment>(assessmentSchema).describe(
    'One for each model, in the order of the models',
  ),
  sources: list<SourceStatus>(sourceStatusSchema),
  modelIds: list(z.string()).describe(
    'Models that apply to the entity, assessed or not',
  ),
};

/** @public */
export const entityAssessmentsResponseSchema = object(entityAssessments);

/**
 * All that is stored for one entity. `items` is empty when no model applies to
 * it, or when it has not been assessed yet.
 *
 * @public
 */
export interface EntityAssessmentsResponse
  extends z.infer<typeof entityAssessmentsResponseSchema> {}

/** @public */
export const entityFactsResponseSchema = object({
  entityRef: z.string(),
  sources: list<SourceObservations>(sourceObservationsSchema).describe(
    'Those that reported the entity, in the order in which they are installed',
  ),
});

/** All facts of one entity, whether a model reads them or not. @public */
export interface EntityFactsResponse
  extends z.infer<typeof entityFactsResponseSchema> {}

/** @public */
export const refreshResponseSchema = object({
  ...entityAssessments,
  refreshed: list(
    object({
      sourceId: z.string(),
      result: z.enum(['changed', 'unchanged', 'failed', 'nothing']),
      message: z.string().optional(),
    }),
  ),
});

/**
 * The result of each source of a refresh, and the assessments after it.
 *
 * @public
 */
export interface RefreshResponse
  extends z.infer<typeof refreshResponseSchema> {}
