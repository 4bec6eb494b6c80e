import { z } from 'zod';
import {
  DeliveryMetricId,
  deliveryMetricIdSchema,
  DeliveryWindowDays,
  deliveryWindowDaysSchema,
} from '../delivery/choices';
import {
  AssessmentFilter,
  assessmentFilterSchema,
  groupByFieldSchema,
} from './filter';
import { named, object, text } from '../model/schema';
import { planLengthSchema } from './shapes';

/** @public */
export const entityRequestSchema = object({ entityRef: z.string() });

/** Names one entity by its full ref. @public */
export interface EntityRequest extends z.infer<typeof entityRequestSchema> {}

/** @public */
export const getStageHistoryRequestSchema = object({
  entityRef: z.string(),
  modelId: z.string().optional().describe('Changes of this model only'),
});

/** @public */
export interface GetStageHistoryRequest
  extends z.infer<typeof getStageHistoryRequestSchema> {}

/** The fields that assessments can be sorted by. @public */
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

/** A field to sort by, and the direction. @public */
export const assessmentSortSchema = object({
  field: assessmentSortFieldSchema,
  order: z.enum(['asc', 'desc']),
});

/** @public */
export const listAssessmentsRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  sort: assessmentSortSchema
    .optional()
    .describe(
      'Field and direction, by name ascending when left out: `name` (title, else name), `stage`, `measured` (share of checks known by observation), `owner` (the first), `stageSince` or `nextSteps` (how many). Entities without a value come last, ties are in the order of the entity refs.',
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

/** @public */
export const countAssessmentsRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  groupBy: groupByFieldSchema
    .optional()
    .describe('Count also for each value of this field'),
  tree: z
    .boolean()
    .optional()
    .describe(
      'With `groupBy=owner`: also the groups above the owners, each with the counts of all that it and the groups below it own',
    )
    .meta({ default: false }),
  weakest: z
    .int()
    .min(0)
    .max(10)
    .optional()
    .describe('Number of the weakest entities to list in each group')
    .meta({ default: 0 }),
  checks: z
    .boolean()
    .optional()
    .describe('Whether each group has the outcomes of each check')
    .meta({ default: false }),
});

/** @public */
export interface CountAssessmentsRequest
  extends z.infer<typeof countAssessmentsRequestSchema> {}

/** @public */
export const countChecksRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
});

/** @public */
export interface CountChecksRequest
  extends z.infer<typeof countChecksRequestSchema> {}

/** @public */
export const planFixesRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  limit: planLengthSchema
    .optional()
    .describe('Maximum number of fixes in the plan')
    .meta({ default: 5 }),
});

/** @public */
export interface PlanFixesRequest
  extends z.infer<typeof planFixesRequestSchema> {}

/** @public */
export const getTrendRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  from: text
    .optional()
    .describe('First UTC day, `2026-10-01`; 90 days before `to` when left out')
    .meta({ format: 'date' }),
  to: text
    .optional()
    .describe(
      'Last UTC day; today when left out, or when it is later. With `from` the same day, the response is the distribution as of that day.',
    )
    .meta({ format: 'date' }),
  interval: z
    .enum(['day', 'week'])
    .optional()
    .describe(
      'Time between items, of which there are at most 400; weeks are counted back from `to`',
    )
    .meta({ default: 'day' }),
});

/** @public */
export interface GetTrendRequest
  extends z.infer<typeof getTrendRequestSchema> {}

/** @public */
export const listMoversRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  days: z
    .int()
    .min(1)
    .max(400)
    .optional()
    .describe('Number of days to look back')
    .meta({ default: 30 }),
  limit: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe(
      'Maximum number of items of each direction; all of them are counted',
    )
    .meta({ default: 10 }),
});

/** @public */
export interface ListMoversRequest
  extends z.infer<typeof listMoversRequestSchema> {}

/** @public */
export const listCountedDeliveriesRequestSchema = object({
  entityRef: z.string(),
  metric: named<DeliveryMetricId>(deliveryMetricIdSchema),
  days: named<DeliveryWindowDays>(deliveryWindowDaysSchema).default(90),
});

/** @public */
export interface ListCountedDeliveriesRequest
  extends z.infer<typeof listCountedDeliveriesRequestSchema> {}

/** @public */
export const getDeliveryDistributionRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  days: named<DeliveryWindowDays>(deliveryWindowDaysSchema)
    .optional()
    .meta({ default: 90 }),
});

/** @public */
export interface GetDeliveryDistributionRequest
  extends z.infer<typeof getDeliveryDistributionRequestSchema> {}
