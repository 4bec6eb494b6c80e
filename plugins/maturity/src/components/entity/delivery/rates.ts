import { DeliveryMetricId } from '@platform-maturity/backstage-plugin-maturity-common';

/** A metric that is a share of deployments. */
export type Rate = 'changeFailRate' | 'deploymentReworkRate';

/** Whether of a metric's deployments only some count. */
export function isRate(metric: DeliveryMetricId): metric is Rate {
  return metric === 'changeFailRate' || metric === 'deploymentReworkRate';
}
