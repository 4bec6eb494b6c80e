import { z } from 'zod';
import { Outcome } from '../evaluate/types';
import { outcome } from './embedded/evaluation';
import { assessmentFilterSchema, AssessmentFilter } from './filter';
import { count, list, named, object, text } from './schema';
import { stageShape } from './shapes';

/**
 * The schema of {@link AssessmentSummary}.
 *
 * @public
 */
export const assessmentSummarySchema = object({
  entityRef: z.string(),
  title: z.string().optional(),
  modelId: z.string(),
  kind: z.string().describe('Lower case'),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  owner: z.string().optional().describe('Entity ref'),
  system: z.string().optional().describe('Entity ref'),
  domain: z.string().optional().describe('Entity ref'),
  tags: list(z.string()),
  ...stageShape,
  nextSteps: z
    .array(z.string())
    .max(3)
    .readonly()
    .describe('Check ids of the first next steps'),
  nextStepCount: count.describe('Number of all next steps'),
  outcomes: z
    .record(z.string(), named<Outcome>(outcome))
    .readonly()
    .optional()
    .describe(
      'In lists with `outcomesOf`: the outcomes of these checks by check id. A check that the assessment does not have is left out.',
    ),
});

/**
 * The columns of an assessment that lists and counts work with.
 *
 * @public
 */
export interface AssessmentSummary
  extends z.infer<typeof assessmentSummarySchema> {}

/**
 * The fields that assessments can be sorted by.
 *
 * @public
 */
export const assessmentSortFieldSchema = z.enum([
  'name',
  'stage',
  'measured',
  'owner',
  'stageSince',
  'nextSteps',
]);

/** @public */
export type AssessmentSortField = z.infer<typeof assessmentSortFieldSchema>;

/**
 * Every field that assessments can be sorted by.
 *
 * @public
 */
export const allSortFields: readonly AssessmentSortField[] =
  assessmentSortFieldSchema.options;

/**
 * A field to sort by, and the direction.
 *
 * @public
 */
export const assessmentSortSchema = object({
  field: assessmentSortFieldSchema,
  order: z.enum(['asc', 'desc']),
});

/**
 * The schema of {@link ListAssessmentsRequest}.
 *
 * @public
 */
export const listAssessmentsRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  sort: assessmentSortSchema
    .optional()
    .describe(
      'Field and direction, by name ascending when left out: `name` (title, else name), `stage`, `measured` (share of checks that are known), `owner`, `stageSince` or `nextSteps` (how many). Entities without a value come last, ties are in the order of the entity refs.',
    ),
  limit: z
    .int()
    .min(1)
    .max(500)
    .optional()
    .describe('Maximum number of items on a page')
    .meta({ default: 50 }),
  cursor: z
    .string()
    .max(10_000)
    .optional()
    .describe('The `nextCursor` of the previous page, with the same sort'),
  outcomesOf: z
    .array(text)
    .max(20)
    .readonly()
    .optional()
    .describe(
      'Ids of checks whose outcomes each item has, in `outcomes`. A check that an assessment does not have is left out there.',
    )
    .meta({ example: ['pipeline'] }),
});

/** @public */
export interface ListAssessmentsRequest
  extends z.infer<typeof listAssessmentsRequestSchema> {}

/**
 * The schema of {@link ListAssessmentsResponse}.
 *
 * @public
 */
export const listAssessmentsResponseSchema = object({
  items: list<AssessmentSummary>(assessmentSummarySchema),
  totalItems: count.describe('On all pages'),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export interface ListAssessmentsResponse
  extends z.infer<typeof listAssessmentsResponseSchema> {}
