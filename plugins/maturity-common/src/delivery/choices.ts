import { z } from 'zod';

/** @public */
export const deliveryMetricIdSchema = z
  .enum([
    'changeLeadTime',
    'deploymentFrequency',
    'failedDeploymentRecoveryTime',
    'changeFailRate',
    'deploymentReworkRate',
  ])
  .describe('One of the five DORA metrics');

/**
 * The five software delivery metrics of DORA.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/}
 * @public
 */
export type DeliveryMetricId = z.infer<typeof deliveryMetricIdSchema>;

/** In the order of DORA's guide: throughput, then instability. */
export const DELIVERY_METRICS: readonly DeliveryMetricId[] =
  deliveryMetricIdSchema.options;

/** @public */
export const deliveryWindowDaysSchema = z
  .literal([30, 90], { error: 'must be 30 or 90' })
  .describe('Days that metrics look back, today included');

/** Length of a window in days, including today. @public */
export type DeliveryWindowDays = z.infer<typeof deliveryWindowDaysSchema>;
