import { DeliveryKind } from './eventTypes';

export * from './eventTypes';

/**
 * The five software delivery metrics of DORA.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/}
 * @public
 */
export type DeliveryMetricId =
  | 'changeLeadTime'
  | 'deploymentFrequency'
  | 'failedDeploymentRecoveryTime'
  | 'changeFailRate'
  | 'deploymentReworkRate';

/**
 * Length of a window in days, including today.
 *
 * @public
 */
export type DeliveryWindowDays = 30 | 90;

/**
 * Why a metric has no value. No value is not 0, and neither good nor bad.
 *
 * @public
 */
export type NotMeasuredReason =
  /** No data was received. */
  | 'noEvents'
  /** There is no deployment to production in the window. */
  | 'noDeployments'
  /** Deployments are reported without an environment. */
  | 'environmentUnknown'
  /** Deployments are reported, but none to production. */
  | 'noProductionDeployments'
  /** There are deployments, but none succeeded with a known change. */
  | 'noChanges'
  /** There was no failure in the window to recover from. */
  | 'noFailures'
  /** Incidents are not reported, so failures are unknown. */
  | 'incidentsNotTracked';

/**
 * One metric over one window.
 *
 * @public
 */
export type DeliveryMeasure =
  | {
      readonly status: 'measured';
      /**
       * Durations in seconds (median), frequency in deployments a day, rates
       * from 0 to 1.
       */
      readonly value: number;
      /** Number of deployments, changes or failures in the sample. */
      readonly sample: number;
      /** The sample has fewer than 5 items. */
      readonly isSmallSample: boolean;
      /** For durations, in seconds. */
      readonly quantiles?: DeliveryQuantiles;
      /** Index of the band on the scale of the metric, see `deliveryScales`. */
      readonly band: number;
      /** Number of open failures, counted up to now. */
      readonly open?: number;
    }
  | {
      readonly status: 'notMeasured';
      readonly reason: NotMeasuredReason;
    };

/** @public */
export interface DeliveryQuantiles {
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/**
 * The change of a metric from the window before, by a statistical test.
 *
 * @public
 */
export interface DeliveryTrend {
  /** `notComparable` if a window is not measured or its sample is too small. */
  readonly direction: 'better' | 'steady' | 'worse' | 'notComparable';
  /**
   * Two-sided probability of the difference by chance, adjusted by Holm's
   * method for the metrics of the window. Below 0.05 the difference is
   * significant.
   */
  readonly probability?: number;
  /** The statistical test. */
  readonly test?: 'mann-whitney' | 'poisson' | 'fisher';
}

/** @public */
export interface DeliveryMetric {
  readonly id: DeliveryMetricId;
  readonly current: DeliveryMeasure;
  /** The previous window of the same length. */
  readonly previous: DeliveryMeasure;
  readonly trend: DeliveryTrend;
}

/**
 * One point of the trend line of a metric.
 *
 * @public
 */
export interface DeliveryPoint {
  /** UTC days, both included. */
  readonly from: string;
  readonly to: string;
  readonly measure: DeliveryMeasure;
}

/**
 * All metrics of an entity over one window.
 *
 * @public
 */
export interface DeliveryWindow {
  readonly days: DeliveryWindowDays;
  /** UTC days, both included. */
  readonly from: string;
  readonly to: string;
  /** Throughput metrics first, then instability metrics. */
  readonly metrics: readonly DeliveryMetric[];
}

/**
 * The delivery metrics of one entity.
 *
 * @public
 */
export interface DeliveryReport {
  /** ISO instant of the report. */
  readonly at: string;
  /** The windows of 30 and of 90 days. */
  readonly windows: readonly DeliveryWindow[];
  /** The last 26 weeks by metric, oldest first. */
  readonly series: {
    readonly [K in DeliveryMetricId]: readonly DeliveryPoint[];
  };
  /** The configured names of production. */
  readonly production: readonly string[];
  /** Number of deployments by environment; `''` for deployments without one. */
  readonly environments: Readonly<Record<string, number>>;
  /** The reporting sources, with the instant of their latest event. */
  readonly sources: readonly {
    readonly source: string;
    readonly kinds: readonly DeliveryKind[];
    readonly latest: string;
  }[];
  /** Whether incidents are reported: see `DeliverySettings.incidentsTracked`. */
  readonly incidentsTracked: boolean;
}

/**
 * Settings for reading events.
 *
 * @public
 */
export interface DeliverySettings {
  /** Names of the production environments; case is ignored. */
  readonly production: readonly string[];
  /**
   * Whether incidents of all entities are reported. If `false`, an entity
   * counts as tracked after the first incident, failed deployment or rollback.
   */
  readonly incidentsTracked: boolean;
  /**
   * The deployment that an incident without a cause is attributed to: the last
   * successful deployment to production within this many hours before the
   * incident; or none.
   */
  readonly attribution:
    | { readonly to: 'lastDeployment'; readonly withinHours: number }
    | { readonly to: 'none' };
}

/**
 * The reason to attribute a failure to a deployment.
 *
 * @public
 */
export type AttributionBasis =
  | 'namedByIncident'
  | 'lastDeploymentBefore'
  | 'deploymentFailed'
  | 'rolledBack';

/**
 * The reason to link a change to a deployment.
 *
 * @public
 */
export type ChangeLinkBasis =
  /** The deployment lists the change. */
  | 'listedByDeployment'
  /** The change is the deployed commit. */
  | 'deployedCommit'
  /** The change was merged between the previous and this deployed commit. */
  | 'mergedSincePrevious';

/**
 * Why a deployment counts as rework.
 *
 * @public
 */
export type ReworkBasis = 'markedAsRework' | 'fixesIncident' | 'isRollback';

/**
 * One deployment, change or failure that a metric includes.
 *
 * @public
 */
export interface CountedDelivery {
  readonly kind: DeliveryKind;
  readonly source: string;
  readonly externalId: string;
  readonly title?: string;
  readonly url?: string;
  /** ISO instant that places it in the window. */
  readonly at: string;
  /** Duration in seconds, for duration metrics. */
  readonly seconds?: number;
  /** It is open: `seconds` is the time up to now. */
  readonly isOpen?: boolean;
  /** For rates: whether it counts as failed or as rework. */
  readonly counts?: boolean;
  /** The reason why it counts. */
  readonly basis?: AttributionBasis | ChangeLinkBasis | ReworkBasis;
  /** The linked event: the deployment of a change, the incident of a failure. */
  readonly with?: {
    readonly kind: DeliveryKind;
    readonly externalId: string;
    readonly title?: string;
    readonly url?: string;
    readonly at: string;
  };
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
