import { z } from 'zod';
import {
  DeliveryMetricId,
  deliveryMetricIdSchema,
  DeliveryWindowDays,
  deliveryWindowDaysSchema,
} from '../delivery/choices';
import { AssessmentFilter, assessmentFilterSchema } from './filter';
import { named, object } from '../model/schema';

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
