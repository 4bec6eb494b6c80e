import { z } from 'zod';
import { count, day, instant, list, named, object } from '../model/schema';
import {
  DeliveryMetricId,
  deliveryMetricIdSchema,
  DeliveryWindowDays,
  deliveryWindowDaysSchema,
} from './choices';
import { DeliveryKind, deliveryKindSchema } from './events';

/** @public */
export const notMeasuredReasonSchema = z
  .enum([
    'noEvents',
    'noDeployments',
    'environmentUnknown',
    'noProductionDeployments',
    'noChanges',
    'noFailures',
    'incidentsNotTracked',
    'incidentFeedSilent',
    'reworkNotTracked',
  ])
  .describe('None of them means 0, and none is good or bad');

/**
 * Why a metric has no value. No value is not 0, and neither good nor bad.
 *
 * @public
 */
export type NotMeasuredReason = z.infer<typeof notMeasuredReasonSchema>;

/** @public */
export const rejectionReasonSchema = z.enum([
  'inFuture',
  'endsBeforeStart',
  'committedAfterDeployment',
]);

/** Why the times of an event are impossible. @public */
export type RejectionReason = z.infer<typeof rejectionReasonSchema>;

const seconds = z.number();

/** @public */
export const deliveryMeasureSchema = z.discriminatedUnion('status', [
  object({
    status: z.literal('measured'),
    value: z
      .number()
      .describe('Seconds (median), deployments a day, or a rate from 0 to 1'),
    sample: count.describe(
      'Number of deployments, changes or failures that it is computed from',
    ),
    isSmallSample: z
      .boolean()
      .describe('Fewer than 5; of lead times, fewer than 5 deployments'),
    quantiles: object({
      p25: seconds,
      p50: seconds,
      p75: seconds,
      p90: seconds,
    })
      .describe('Of durations, in seconds')
      .optional(),
    band: count.describe(
      'Index of the band on the scale of the metric, 0 for the best',
    ),
    open: count
      .optional()
      .describe('Failures that are not resolved, counted up to now'),
    estimated: count
      .optional()
      .describe(
        'Failures whose deployment is estimated from the time of the incident, because the incident names none',
      ),
  }),
  object({
    status: z.literal('notMeasured'),
    reason: named<NotMeasuredReason>(notMeasuredReasonSchema),
    since: instant
      .optional()
      .describe('Of a silent feed: its last sign of life before the silence'),
  }),
]);

/** One metric over one window. @public */
export type DeliveryMeasure = Readonly<z.infer<typeof deliveryMeasureSchema>>;

/** @public */
export const deliveryTrendSchema = object({
  direction: z
    .enum(['better', 'steady', 'worse', 'notComparable'])
    .describe(
      '`better` and `worse` by more than chance; `steady` if a change beyond the margin can be ruled out; `notComparable` if there is not enough data for any of them',
    ),
  probability: z
    .number()
    .optional()
    .describe(
      "Two-sided probability of the difference by chance, adjusted by Holm's method for the metrics of the window; below 0.05 it is significant",
    ),
  test: z
    .enum(['mann-whitney', 'poisson', 'fisher'])
    .optional()
    .describe('The statistical test'),
  margin: z
    .number()
    .optional()
    .describe(
      'Of `steady`: the factor of a duration or a frequency, or the difference of a rate, that is ruled out with 95 % confidence',
    ),
}).describe('Whether it differs from the window before by more than chance');

/**
 * The change of a metric from the window before, by a statistical test.
 *
 * @public
 */
export interface DeliveryTrend extends z.infer<typeof deliveryTrendSchema> {}

/** @public */
export const deliveryMetricSchema = object({
  id: named<DeliveryMetricId>(deliveryMetricIdSchema),
  current: named<DeliveryMeasure>(deliveryMeasureSchema),
  previous: named<DeliveryMeasure>(deliveryMeasureSchema).describe(
    'The window of the same length before',
  ),
  trend: named<DeliveryTrend>(deliveryTrendSchema),
});

/** @public */
export interface DeliveryMetric extends z.infer<typeof deliveryMetricSchema> {}

/** @public */
export const deliveryPointSchema = object({
  from: day,
  to: day,
  measure: named<DeliveryMeasure>(deliveryMeasureSchema),
});

/** One point of the trend line of a metric. @public */
export interface DeliveryPoint extends z.infer<typeof deliveryPointSchema> {}

/** @public */
export const deliveryWindowSchema = object({
  days: named<DeliveryWindowDays>(deliveryWindowDaysSchema),
  from: day,
  to: day,
  metrics: list<DeliveryMetric>(deliveryMetricSchema).describe(
    'Throughput first, then instability',
  ),
  failedJobs: count.describe(
    'Deployments to production that failed before they reached users; they count in no metric',
  ),
});

/** All metrics of an entity over one window. @public */
export interface DeliveryWindow extends z.infer<typeof deliveryWindowSchema> {}

const points = list<DeliveryPoint>(deliveryPointSchema);

/** @public */
export const deliveryReportSchema = object({
  at: instant,
  windows: list<DeliveryWindow>(deliveryWindowSchema),
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
      kinds: list<DeliveryKind>(deliveryKindSchema),
      latest: instant,
    }),
  ),
  incidentsTracked: z
    .boolean()
    .describe('Whether incidents of the last 30 days are reported'),
  incidentsSeenAt: instant
    .optional()
    .describe('The last sign of life of an incident feed'),
  rejected: z
    .partialRecord(rejectionReasonSchema, count)
    .readonly()
    .describe('Events with impossible times, which count in no metric'),
});

/** The delivery metrics of one entity. @public */
export interface DeliveryReport extends z.infer<typeof deliveryReportSchema> {}

const linked = {
  kind: named<DeliveryKind>(deliveryKindSchema),
  externalId: z.string(),
  title: z.string().optional(),
  url: z.string().optional(),
  at: instant,
};

/** @public */
export const countedDeliverySchema = object({
  ...linked,
  source: z.string(),
  seconds: seconds.optional().describe('Of durations'),
  isOpen: z.boolean().optional().describe('`seconds` is the time up to now'),
  counts: z
    .boolean()
    .optional()
    .describe('Of rates: whether it counts as failed, or as rework'),
  basis: z
    .enum([
      'namedByIncident',
      'lastDeploymentBefore',
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
  isEstimated: z
    .boolean()
    .optional()
    .describe('The deployment is estimated from the time of the incident'),
  parts: count
    .optional()
    .describe('Deployments that are parts of it, if there are several'),
  with: object(linked)
    .optional()
    .describe('The deployment or incident that it is linked with'),
});

/** One deployment, change or failure that a metric includes. @public */
export interface CountedDelivery
  extends z.infer<typeof countedDeliverySchema> {}

/**
 * Settings for reading events.
 *
 * @public
 */
export interface DeliverySettings {
  /**
   * Names of the production environments; case is ignored. `production` always
   * is one.
   */
  readonly production: readonly string[];
  /**
   * Whether the incident feeds together watch all entities, so that an incident
   * or heartbeat of any entity is a sign of life for all. If `false`, only those
   * of the entity itself are. Without a sign of life, incidents count as not
   * tracked either way.
   */
  readonly incidentsTracked: boolean;
  /**
   * The deployment that an incident without a cause is attributed to: the last
   * successful deployment to production within this many hours before the
   * incident, which is an estimate; or none.
   */
  readonly attribution:
    | { readonly to: 'lastDeployment'; readonly withinHours: number }
    | { readonly to: 'none' };
}

/**
 * The scale of a metric: bands from the best to the worst, DORA's own where it
 * defines some.
 *
 * @public
 */
export interface DeliveryScale {
  readonly metric: DeliveryMetricId;
  readonly unit: 'seconds' | 'perDay' | 'share';
  /** Whether a lower value is the better one. */
  readonly lowerIsBetter: boolean;
  /**
   * Bands from the best to the worst. A value belongs to the first band whose
   * `limit` it is below (where higher is better: at or above). The last band has
   * no limit.
   */
  readonly bands: readonly { readonly id: string; readonly limit?: number }[];
  /** Source of the bands: a name and a link. */
  readonly origin: { readonly title: string; readonly url: string };
}
