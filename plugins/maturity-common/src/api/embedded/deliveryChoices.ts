import { z } from 'zod';
import { DeliveryMetricId, DeliveryWindowDays } from '../../delivery/types';
import { schemaFor } from '../schema';

export const windowDays = schemaFor<DeliveryWindowDays>()(
  z.literal([30, 90], { error: 'must be 30 or 90' }),
).describe('Days that metrics look back, today included');

export const deliveryMetricId = schemaFor<DeliveryMetricId>()(
  z.enum([
    'changeLeadTime',
    'deploymentFrequency',
    'failedDeploymentRecoveryTime',
    'changeFailRate',
    'deploymentReworkRate',
  ]),
).describe('One of the five DORA metrics');
