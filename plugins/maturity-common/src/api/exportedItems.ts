import { z } from 'zod';
import {
  deliveryMetricIdSchema,
  deliveryWindowDaysSchema,
} from '../delivery/choices';
import { deliveryKindSchema } from '../delivery/events';
import {
  deliveryTrendSchema,
  notMeasuredReasonSchema,
} from '../delivery/types';
import { count, day, instant, list, object } from '../model/schema';
import { assessmentSummarySchema } from './assessmentList';
import { checkCountsSchema, groupCountsSchema } from './counts';
import { plannedFixSchema } from './progress';

export const exportedMetricSchema = object({
  entityRef: z.string(),
  days: deliveryWindowDaysSchema,
  from: day.optional(),
  to: day.optional(),
  metric: deliveryMetricIdSchema.optional(),
  value: z.number().optional(),
  sample: count.optional(),
  isSmallSample: z.boolean().optional(),
  quantiles: z.looseObject({}).optional(),
  band: count.optional(),
  open: count.optional(),
  estimated: count.optional(),
  reason: notMeasuredReasonSchema.optional(),
  since: instant.optional(),
  previous: z.number().optional().describe('In the window before'),
  trend: deliveryTrendSchema.unwrap().shape.direction.optional(),
}).describe(
  'A metric of an entity; without one, of an entity of which no event was ever received',
);

export const exportedDeliverySchema = z
  .looseObject({
    entityRef: z.string(),
    kind: deliveryKindSchema,
    source: z.string(),
    externalId: z.string(),
  })
  .describe('A `DeliveryEvent` with its entity in place of its target');

export const exportedItemsSchema = list<unknown>(
  z.union([
    assessmentSummarySchema,
    groupCountsSchema,
    checkCountsSchema,
    plannedFixSchema,
    exportedMetricSchema,
    exportedDeliverySchema,
  ]),
);
