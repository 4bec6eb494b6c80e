import { z } from 'zod';
import { DeliveryMetricId, DeliveryWindowDays } from '../delivery/types';
import { deliveryMetricId, windowDays } from './embedded/deliveryChoices';
import { AssessmentFilter, assessmentFilterSchema } from './filter';
import { named, object } from './schema';

/**
 * The schema of {@link ListCountedDeliveriesRequest}.
 *
 * @public
 */
export const listCountedDeliveriesRequestSchema = object({
  entityRef: z.string(),
  metric: named<DeliveryMetricId>(deliveryMetricId),
  days: named<DeliveryWindowDays>(windowDays).default(90),
});

/** @public */
export interface ListCountedDeliveriesRequest
  extends z.infer<typeof listCountedDeliveriesRequestSchema> {}

/**
 * The schema of {@link GetDeliveryDistributionRequest}.
 *
 * @public
 */
export const getDeliveryDistributionRequestSchema = object({
  filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
  days: named<DeliveryWindowDays>(windowDays).optional().meta({ default: 90 }),
});

/** @public */
export interface GetDeliveryDistributionRequest
  extends z.infer<typeof getDeliveryDistributionRequestSchema> {}
