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
 * Days that a metric looks back, today included.
 *
 * @public
 */
export type DeliveryWindowDays = 30 | 90;

/**
 * Why a metric has no value. None of them is 0, and none is good or bad.
 *
 * @public
 */
export type NotMeasuredReason =
  /** Nothing was ever reported. */
  | 'noEvents'
  /** No deployment to production in this window, or none of the entity at all. */
  | 'noDeployments'
  /** Deployments are reported, but not to which environment. */
  | 'environmentUnknown'
  /** Deployments are reported, but none to production. */
  | 'noProductionDeployments'
  /** There are deployments, but none succeeded with a change that is known. */
  | 'noChanges'
  /** Nothing failed in the window, so that there was nothing to recover from. */
  | 'noFailures'
  /** Nobody reports incidents, so that a failure would not be known. */
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
      /** How many deployments, changes or failures it is computed from. */
      readonly sample: number;
      /** Too few to say much: less than 5. */
      readonly isSmallSample: boolean;
      /** Of durations, in seconds. */
      readonly quantiles?: DeliveryQuantiles;
      /** Index of the band on the scale of the metric, see `deliveryScales`. */
      readonly band: number;
      /** Failures that last: counted up to now. */
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
 * Whether a metric differs from the window before by more than chance.
 *
 * @public
 */
export interface DeliveryTrend {
  /** `notComparable` where one of the windows is not measured or too small. */
  readonly direction: 'better' | 'steady' | 'worse' | 'notComparable';
  /**
   * Two-sided probability of such a difference by chance, adjusted by Holm's
   * method for the metrics that are compared at once; below 0.05 it is no chance.
   */
  readonly probability?: number;
  /** The statistical test that was made. */
  readonly test?: 'mann-whitney' | 'poisson' | 'fisher';
}

/** @public */
export interface DeliveryMetric {
  readonly id: DeliveryMetricId;
  readonly current: DeliveryMeasure;
  /** The window of the same length right before. */
  readonly previous: DeliveryMeasure;
  readonly trend: DeliveryTrend;
}

/**
 * A part of the trend line of a metric.
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
  /** In the order throughput, instability. */
  readonly metrics: readonly DeliveryMetric[];
}

/**
 * What delivery events say of one entity.
 *
 * @public
 */
export interface DeliveryReport {
  /** ISO instant for which it holds. */
  readonly at: string;
  /** Of 30 and of 90 days. */
  readonly windows: readonly DeliveryWindow[];
  /** Weeks of the last 26, oldest first, by metric. */
  readonly series: {
    readonly [K in DeliveryMetricId]: readonly DeliveryPoint[];
  };
  /** Names of production that were looked for. */
  readonly production: readonly string[];
  /** Environments that deployments went to, with how many; `''` where it is not told. */
  readonly environments: Readonly<Record<string, number>>;
  /** Sources that reported something, with the instant of the latest of it. */
  readonly sources: readonly {
    readonly source: string;
    readonly kinds: readonly DeliveryKind[];
    readonly latest: string;
  }[];
  /** Whether a failure would be known: see `DeliverySettings.incidentsTracked`. */
  readonly incidentsTracked: boolean;
}

/**
 * How events are read.
 *
 * @public
 */
export interface DeliverySettings {
  /** Names of the environments that are production, compared without case. */
  readonly production: readonly string[];
  /**
   * Whether incidents of all entities are reported. Where that is not said, an
   * entity counts as tracked once an incident, a failed deployment or a
   * rollback of it was reported.
   */
  readonly incidentsTracked: boolean;
  /**
   * Which deployment an incident belongs to when it names none: the last
   * successful one to production before it began, but not if that is longer
   * ago than this many hours; or none.
   */
  readonly attribution:
    | { readonly to: 'lastDeployment'; readonly withinHours: number }
    | { readonly to: 'none' };
}

/**
 * Why an incident is thought to come from a deployment.
 *
 * @public
 */
export type AttributionBasis =
  | 'namedByIncident'
  | 'lastDeploymentBefore'
  | 'deploymentFailed'
  | 'rolledBack';

/**
 * How it is known that a deployment brought a change.
 *
 * @public
 */
export type ChangeLinkBasis =
  /** The deployment lists it. */
  | 'listedByDeployment'
  /** It is the very commit that was deployed. */
  | 'deployedCommit'
  /** It was merged after what was deployed before, and not after what was deployed now. */
  | 'mergedSincePrevious';

/**
 * Why a deployment counts as rework.
 *
 * @public
 */
export type ReworkBasis = 'markedAsRework' | 'fixesIncident' | 'isRollback';

/**
 * One deployment, change or failure that a metric was computed from: what is
 * behind the number.
 *
 * @public
 */
export interface CountedDelivery {
  readonly kind: DeliveryKind;
  readonly source: string;
  readonly externalId: string;
  readonly title?: string;
  readonly url?: string;
  /** ISO instant by which it is in the window. */
  readonly at: string;
  /** Seconds, of metrics that are durations. */
  readonly seconds?: number;
  /** It lasts: `seconds` goes up to now. */
  readonly isOpen?: boolean;
  /** Of rates: whether it counts as failed, or as rework. */
  readonly counts?: boolean;
  /** Why it counts: as failed, as brought by the deployment, as rework. */
  readonly basis?: AttributionBasis | ChangeLinkBasis | ReworkBasis;
  /** What it was linked with: the deployment of a change, the incident of a failure. */
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
