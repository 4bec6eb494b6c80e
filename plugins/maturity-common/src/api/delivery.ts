import { z } from 'zod';
import {
  DeliveryMetricId,
  deliveryMetricIdSchema,
  DeliveryWindowDays,
  deliveryWindowDaysSchema,
} from '../delivery/choices';
import {
  DeliveryKind,
  deliveryKindSchema,
  DeliveryTarget,
  deliveryTargetSchema,
} from '../delivery/events';
import {
  CountedDelivery,
  countedDeliverySchema,
  DeliveryReport,
  deliveryReportSchema,
  notMeasuredReasonSchema,
} from '../delivery/types';
import { count, instant, list, named, object } from '../model/schema';

/** @public */
export const entityDeliveryResponseSchema = object({
  entityRef: z.string(),
  report: named<DeliveryReport>(deliveryReportSchema)
    .optional()
    .describe('Absent when no event of the entity was ever received'),
  connected: list(z.string()).describe(
    'Sources that report events, of this entity or, while there are none, of any; callers who may not see all entities get only their own',
  ),
});

/** The metrics of one entity, as stored. @public */
export interface EntityDeliveryResponse
  extends z.infer<typeof entityDeliveryResponseSchema> {}

/** @public */
export const listCountedDeliveriesResponseSchema = object({
  items: z
    .array(named<CountedDelivery>(countedDeliverySchema))
    .max(1_000)
    .readonly()
    .describe('Latest first'),
  total: count,
});

/** @public */
export interface ListCountedDeliveriesResponse
  extends z.infer<typeof listCountedDeliveriesResponseSchema> {}

/** @public */
export const deliveryDistributionSchema = object({
  metric: named<DeliveryMetricId>(deliveryMetricIdSchema),
  byBands: list(count).describe(
    'Entities in each band of the scale, the best first',
  ),
  quartiles: z
    .tuple([z.number(), z.number(), z.number()])
    .readonly()
    .optional()
    .describe('Of the values of the entities: 25 %, median, 75 %'),
  measured: count,
  notMeasured: z
    .partialRecord(notMeasuredReasonSchema, count)
    .readonly()
    .describe('Entities by why they are not measured'),
  trends: object({
    better: count,
    steady: count,
    worse: count,
    notComparable: count,
  }).describe('Entities compared with their own window before'),
});

/** The distribution of one metric over entities: never an average. @public */
export interface DeliveryDistribution
  extends z.infer<typeof deliveryDistributionSchema> {}

/** @public */
export const getDeliveryDistributionResponseSchema = object({
  modelId: z.string(),
  days: named<DeliveryWindowDays>(deliveryWindowDaysSchema),
  total: count.describe(
    'Entities that the filter selects and the caller may see',
  ),
  metrics: list<DeliveryDistribution>(deliveryDistributionSchema),
  byStage: list(
    object({
      stage: z.string().optional().describe('Absent for "not assessed"'),
      total: count,
      metrics: list<DeliveryDistribution>(deliveryDistributionSchema),
    }),
  ).describe('The same at each stage of the model'),
});

/** @public */
export interface GetDeliveryDistributionResponse
  extends z.infer<typeof getDeliveryDistributionResponseSchema> {}

/** @public */
export const unmatchedDeliveriesSchema = object({
  source: z.string(),
  target: named<DeliveryTarget>(deliveryTargetSchema),
  kinds: list<DeliveryKind>(deliveryKindSchema),
  count,
  latest: instant.describe('Of the latest event'),
  reason: z.string().describe('Why no entity was found, in a sentence'),
});

/**
 * Events that belong to no known entity, by the name that the sender uses.
 *
 * @public
 */
export interface UnmatchedDeliveries
  extends z.infer<typeof unmatchedDeliveriesSchema> {}

/** @public */
export const listUnmatchedDeliveriesResponseSchema = object({
  items: z
    .array(named<UnmatchedDeliveries>(unmatchedDeliveriesSchema))
    .max(500)
    .readonly()
    .describe('Latest first'),
  total: count,
});

/** @public */
export interface ListUnmatchedDeliveriesResponse
  extends z.infer<typeof listUnmatchedDeliveriesResponseSchema> {}
