import { z } from 'zod';
import {
  CountedDelivery,
  DeliveryKind,
  DeliveryMetricId,
  DeliveryReport,
  DeliveryTarget,
  DeliveryWindowDays,
} from '../delivery/types';
import {
  countedDelivery,
  deliveryReport,
  notMeasuredReasons,
} from './embedded/delivery';
import { deliveryMetricId, windowDays } from './embedded/deliveryChoices';
import { deliveryKind, deliveryTarget } from './embedded/deliveryEvents';
import { count, instant, list, named, object } from './schema';

/**
 * The schema of {@link EntityDeliveryResponse}.
 *
 * @public
 */
export const entityDeliveryResponseSchema = object({
  entityRef: z.string(),
  report: named<DeliveryReport>(deliveryReport)
    .optional()
    .describe('Absent when no event of the entity was ever received'),
  connected: list(z.string()).describe(
    'Sources that report events, of this entity or, while there are none, of any',
  ),
});

/**
 * The metrics of one entity, as stored.
 *
 * @public
 */
export interface EntityDeliveryResponse
  extends z.infer<typeof entityDeliveryResponseSchema> {}

/**
 * The schema of {@link ListCountedDeliveriesResponse}.
 *
 * @public
 */
export const listCountedDeliveriesResponseSchema = object({
  items: z
    .array(named<CountedDelivery>(countedDelivery))
    .max(1_000)
    .readonly()
    .describe('Latest first'),
  total: count,
});

/** @public */
export interface ListCountedDeliveriesResponse
  extends z.infer<typeof listCountedDeliveriesResponseSchema> {}

/**
 * The schema of {@link DeliveryDistribution}.
 *
 * @public
 */
export const deliveryDistributionSchema = object({
  metric: named<DeliveryMetricId>(deliveryMetricId),
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
    .partialRecord(notMeasuredReasons, count)
    .readonly()
    .describe('Entities by why they are not measured'),
  trends: object({
    better: count,
    steady: count,
    worse: count,
    notComparable: count,
  }).describe('Entities compared with their own window before'),
});

/**
 * The distribution of one metric over entities: never an average.
 *
 * @public
 */
export interface DeliveryDistribution
  extends z.infer<typeof deliveryDistributionSchema> {}

/**
 * The schema of {@link GetDeliveryDistributionResponse}.
 *
 * @public
 */
export const getDeliveryDistributionResponseSchema = object({
  modelId: z.string(),
  days: named<DeliveryWindowDays>(windowDays),
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

/**
 * The schema of {@link UnmatchedDeliveries}.
 *
 * @public
 */
export const unmatchedDeliveriesSchema = object({
  source: z.string(),
  target: named<DeliveryTarget>(deliveryTarget),
  kinds: list<DeliveryKind>(deliveryKind),
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

/**
 * The schema of {@link ListUnmatchedDeliveriesResponse}.
 *
 * @public
 */
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
