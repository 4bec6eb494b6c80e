import { z } from 'zod';
import { SourceObservations } from '../evaluate/observeEntity';
import { CheckResult, NextStep } from '../evaluate/types';
import {
  checkResult,
  effort,
  failure,
  sourceObservations,
} from './embedded/evaluation';
import { instant, list, object, schemaFor } from './schema';
import { stageShape } from './shapes';

const nextStep = schemaFor<NextStep>()(
  object({
    checkId: z.string(),
    outcome: z.enum(['fail', 'unknown']),
    effort,
  }),
);

/**
 * The schema of {@link Assessment}.
 *
 * @public
 */
export const assessmentSchema = object({
  entityRef: z.string(),
  modelId: z.string(),
  modelVersion: z.int(),
  ...stageShape,
  checks: list<CheckResult>(checkResult).describe('In the order of the model'),
  nextSteps: list<NextStep>(nextStep).describe(
    'What blocks the next stage, best first',
  ),
  revision: z
    .int()
    .describe('Grows with each stored change, over all assessments'),
});

/**
 * The stored outcome of one model for one entity: what every reader gets.
 *
 * @public
 */
export interface Assessment extends z.infer<typeof assessmentSchema> {}

/**
 * The schema of {@link SourceStatus}.
 *
 * @public
 */
export const sourceStatusSchema = object({
  sourceId: z.string(),
  entityRef: z
    .string()
    .describe('The assessed entity, or a related one that a check reads'),
  observedAt: instant
    .optional()
    .describe('The last successful collection; absent if there is none'),
  error: failure.optional().describe('The last collection, if it failed'),
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

/**
 * The schema of {@link EntityAssessmentsResponse}.
 *
 * @public
 */
export const entityAssessmentsResponseSchema = object(entityAssessments);

/**
 * All that is stored for one entity. `items` is empty when no model applies to
 * it, or when it has not been assessed yet.
 *
 * @public
 */
export interface EntityAssessmentsResponse
  extends z.infer<typeof entityAssessmentsResponseSchema> {}

/**
 * The schema of {@link EntityFactsResponse}.
 *
 * @public
 */
export const entityFactsResponseSchema = object({
  entityRef: z.string(),
  sources: list<SourceObservations>(sourceObservations).describe(
    'Those that reported the entity, in the order in which they are installed',
  ),
});

/**
 * All facts of one entity, whether a model reads them or not.
 *
 * @public
 */
export interface EntityFactsResponse
  extends z.infer<typeof entityFactsResponseSchema> {}

/**
 * The schema of {@link RefreshResponse}.
 *
 * @public
 */
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
