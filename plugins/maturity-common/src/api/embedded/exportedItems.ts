import { z } from 'zod';
import { assessmentSummarySchema } from '../assessmentList';
import { checkCountsSchema, groupCountsSchema } from '../counts';
import { count, day, list, object } from '../schema';
import { notMeasuredReason, trendDirection } from './delivery';
import { deliveryMetricId, windowDays } from './deliveryChoices';
import { deliveryKind } from './deliveryEvents';

export const exportedMetric = object({
  entityRef: z.string(),
  days: windowDays,
  from: day.optional(),
  to: day.optional(),
  metric: deliveryMetricId.optional(),
  value: z.number().optional(),
  sample: count.optional(),
  isSmallSample: z.boolean().optional(),
  quantiles: z.looseObject({}).optional(),
  band: count.optional(),
  open: count.optional(),
  reason: notMeasuredReason.optional(),
  previous: z.number().optional().describe('In the window before'),
  trend: trendDirection.optional(),
}).describe(
  'A metric of an entity; without one, of an entity of which no event was ever received',
);

export const exportedDelivery = z
  .looseObject({
    entityRef: z.string(),
    kind: deliveryKind,
    source: z.string(),
    externalId: z.string(),
  })
  .describe('A `DeliveryEvent` with its entity in place of its target');

export const exportedItems = list<unknown>(
  z.union([
    assessmentSummarySchema,
    groupCountsSchema,
    checkCountsSchema,
    exportedMetric,
    exportedDelivery,
  ]),
);
