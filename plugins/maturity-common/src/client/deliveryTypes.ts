import {
  CountedDelivery,
  DeliveryEvent,
  DeliveryKind,
  DeliveryMetricId,
  DeliveryReport,
  DeliveryTarget,
  DeliveryWindowDays,
  NotMeasuredReason,
} from '../delivery/types';
import { AssessmentFilter } from './types';

/**
 * What one item of a batch came to.
 *
 * @public
 */
export type DeliveryItemResult =
  | { readonly status: 'created' | 'updated' | 'unchanged' }
  /** Kept, but it is not known which entity it belongs to. */
  | { readonly status: 'unmatched' }
  /** Not kept. */
  | { readonly status: 'rejected'; readonly message: string };

/** @public */
export interface IngestDeliveriesRequest {
  /** At most 10,000. */
  readonly items: readonly DeliveryEvent[];
}

/** @public */
export interface IngestDeliveriesResponse {
  /** One for each item of the request, in its order. */
  readonly items: readonly DeliveryItemResult[];
  readonly counts: { readonly [K in DeliveryItemResult['status']]: number };
}

/**
 * The metrics of one entity, as stored.
 *
 * @public
 */
export interface EntityDeliveryResponse {
  readonly entityRef: string;
  /** Absent when nothing was ever reported of the entity. */
  readonly report?: DeliveryReport;
  /** Where events can be sent from, for an entity without any. */
  readonly connected: readonly string[];
}

/** @public */
export interface ListCountedDeliveriesRequest {
  readonly entityRef: string;
  readonly metric: DeliveryMetricId;
  readonly days: DeliveryWindowDays;
}

/** @public */
export interface ListCountedDeliveriesResponse {
  /** Latest first; at most 1,000. */
  readonly items: readonly CountedDelivery[];
  readonly total: number;
}

/** @public */
export interface GetDeliveryDistributionRequest {
  readonly filter?: AssessmentFilter;
  /** 90 when left out. */
  readonly days?: DeliveryWindowDays;
}

/**
 * How one metric is distributed over entities: never an average.
 *
 * @public
 */
export interface DeliveryDistribution {
  readonly metric: DeliveryMetricId;
  /** Entities in each band of the scale, best first. */
  readonly byBands: readonly number[];
  /** Of the entities' values: the quarter, the middle, three quarters. */
  readonly quartiles?: readonly [number, number, number];
  readonly measured: number;
  readonly notMeasured: Readonly<Partial<Record<NotMeasuredReason, number>>>;
  /** Entities compared with their own window before. */
  readonly trends: {
    readonly better: number;
    readonly steady: number;
    readonly worse: number;
    readonly notComparable: number;
  };
}

/** @public */
export interface GetDeliveryDistributionResponse {
  readonly modelId: string;
  readonly days: DeliveryWindowDays;
  /** Entities that the filter selects and the caller may see. */
  readonly total: number;
  readonly metrics: readonly DeliveryDistribution[];
  /** The same at each stage of the model: what comes with moving up. */
  readonly byStage: readonly {
    /** Absent for "not assessed". */
    readonly stage?: string;
    readonly total: number;
    readonly metrics: readonly DeliveryDistribution[];
  }[];
}

/**
 * Events that belong to no known entity, by what they call it.
 *
 * @public
 */
export interface UnmatchedDeliveries {
  readonly source: string;
  readonly target: DeliveryTarget;
  readonly kinds: readonly DeliveryKind[];
  readonly count: number;
  /** ISO instant of the latest. */
  readonly latest: string;
  /** Why nothing was found, in a sentence. */
  readonly reason: string;
}

/** @public */
export interface ListUnmatchedDeliveriesResponse {
  /** Latest first; at most 500. */
  readonly items: readonly UnmatchedDeliveries[];
  readonly total: number;
}
