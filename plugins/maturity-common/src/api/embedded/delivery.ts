import { z } from 'zod';
import {
  CountedDelivery,
  DeliveryMeasure,
  DeliveryMetric,
  DeliveryPoint,
  DeliveryQuantiles,
  DeliveryReport,
  DeliveryTrend,
  DeliveryWindow,
  NotMeasuredReason,
} from '../../delivery/types';
import { count, day, instant, list, named, object, schemaFor } from '../schema';
import { deliveryMetricId, windowDays } from './deliveryChoices';
import { deliveryKind } from './deliveryEvents';

export const notMeasuredReasons = z.enum([
  'noEvents',
  'noDeployments',
  'environmentUnknown',
  'noProductionDeployments',
  'noChanges',
  'noFailures',
  'incidentsNotTracked',
]);

export const notMeasuredReason = schemaFor<NotMeasuredReason>()(
  notMeasuredReasons,
).describe('None of them means 0, and none is good or bad');

const seconds = z.number();

const quantiles = schemaFor<DeliveryQuantiles>()(
  object({ p25: seconds, p50: seconds, p75: seconds, p90: seconds }),
).describe('Of durations, in seconds');

export const trendDirection = z.enum([
  'better',
  'steady',
  'worse',
  'notComparable',
]);

export const deliveryMeasure = named<DeliveryMeasure>(
  z.discriminatedUnion('status', [
    object({
      status: z.literal('measured'),
      value: z
        .number()
        .describe('Seconds (median), deployments a day, or a rate from 0 to 1'),
      sample: count.describe(
        'Number of deployments, changes or failures that it is computed from',
      ),
      isSmallSample: z.boolean().describe('Fewer than 5'),
      quantiles: quantiles.optional(),
      band: count.describe(
        'Index of the band on the scale of the metric, 0 for the best',
      ),
      open: count
        .optional()
        .describe('Failures that are not resolved, counted up to now'),
    }),
    object({
      status: z.literal('notMeasured'),
      reason: named<NotMeasuredReason>(notMeasuredReason),
    }),
  ]),
);

const deliveryTrend = schemaFor<DeliveryTrend>()(
  object({
    direction: trendDirection,
    probability: z.number().optional(),
    test: z.enum(['mann-whitney', 'poisson', 'fisher']).optional(),
  }),
).describe('Whether it differs from the window before by more than chance');

export const deliveryMetric = schemaFor<DeliveryMetric>()(
  object({
    id: deliveryMetricId,
    current: deliveryMeasure,
    previous: deliveryMeasure,
    trend: deliveryTrend,
  }),
);

export const deliveryPoint = schemaFor<DeliveryPoint>()(
  object({ from: day, to: day, measure: deliveryMeasure }),
);

const deliveryWindow = schemaFor<DeliveryWindow>()(
  object({
    days: windowDays,
    from: day,
    to: day,
    metrics: list(deliveryMetric),
  }),
);

const points = list(deliveryPoint);

export const deliveryReport = schemaFor<DeliveryReport>()(
  object({
    at: instant,
    windows: list(deliveryWindow),
    series: object({
      changeLeadTime: points,
      deploymentFrequency: points,
      failedDeploymentRecoveryTime: points,
      changeFailRate: points,
      deploymentReworkRate: points,
    }).describe('Weeks of the last 26 by metric, oldest first'),
    production: list(z.string()).describe('Names of production'),
    environments: z
      .record(z.string(), count)
      .readonly()
      .describe(
        'Number of deployments to each environment; an empty name where it is not known',
      ),
    sources: list(
      object({
        source: z.string(),
        kinds: list(deliveryKind),
        latest: instant,
      }),
    ),
    incidentsTracked: z
      .boolean()
      .describe('Whether incidents of the entity are reported'),
  }),
);

export const countedDelivery = schemaFor<CountedDelivery>()(
  object({
    kind: deliveryKind,
    source: z.string(),
    externalId: z.string(),
    title: z.string().optional(),
    url: z.string().optional(),
    at: instant,
    seconds: seconds.optional(),
    isOpen: z.boolean().optional(),
    counts: z
      .boolean()
      .optional()
      .describe('Of rates: whether it counts as failed, or as rework'),
    basis: z
      .enum([
        'namedByIncident',
        'lastDeploymentBefore',
        'deploymentFailed',
        'rolledBack',
        'listedByDeployment',
        'deployedCommit',
        'mergedSincePrevious',
        'markedAsRework',
        'fixesIncident',
        'isRollback',
      ])
      .optional()
      .describe('Why it counts'),
    with: object({
      kind: deliveryKind,
      externalId: z.string(),
      title: z.string().optional(),
      url: z.string().optional(),
      at: instant,
    })
      .optional()
      .describe('The deployment or incident that it is linked with'),
  }),
);
