import { DeliveryMetricId } from '../choices';
import { changeFailRate } from './changeFailRate';
import { changeLeadTime } from './changeLeadTime';
import { deploymentFrequency } from './deploymentFrequency';
import { deploymentReworkRate } from './deploymentReworkRate';
import { failedDeploymentRecoveryTime } from './failedDeploymentRecoveryTime';
import { MetricDefinition } from './types';

/** All metrics in the order of DORA's guide: throughput first, then instability. */
export const deliveryMetrics: Readonly<
  Record<DeliveryMetricId, MetricDefinition>
> = {
  changeLeadTime,
  deploymentFrequency,
  failedDeploymentRecoveryTime,
  changeFailRate,
  deploymentReworkRate,
};
