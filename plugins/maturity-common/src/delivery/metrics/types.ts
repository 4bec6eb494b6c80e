import { DeliveryHistory } from '../history/types';
import { CountedDelivery, NotMeasuredReason } from '../types';
import { Period } from '../windows';

/** The data of a value, for the comparison with another window. */
export type Sample =
  /** One per deployment or failure, since those of one are not independent. */
  | { readonly kind: 'durations'; readonly seconds: readonly TimedValue[] }
  /** `days` is the number of observed days. */
  | { readonly kind: 'count'; readonly count: number; readonly days: number }
  /** 1 for a deployment that counts, else 0. */
  | { readonly kind: 'share'; readonly hits: readonly TimedValue[] };

/** A value of a deployment, at its end in milliseconds since the epoch. */
export interface TimedValue {
  readonly at: number;
  readonly value: number;
}

/** Of durations, in seconds. */
export interface DeliveryQuantiles {
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** The value of a metric over one period, before it gets a band. */
export type Reading =
  | {
      readonly status: 'measured';
      readonly value: number;
      /** Number of deployments, changes or failures. */
      readonly size: number;
      readonly sample: Sample;
      readonly quantiles?: DeliveryQuantiles;
      readonly open?: number;
      /** Failures whose deployment is estimated. */
      readonly estimated?: number;
    }
  | {
      readonly status: 'notMeasured';
      readonly reason: NotMeasuredReason;
      /** Last sign of life of a silent feed. */
      readonly since?: string;
    };

/** Computes one metric from the delivery history. */
export interface MetricDefinition {
  read(history: DeliveryHistory, period: Period): Reading;
  /** Lists the events that the reading includes, in the order of the history. */
  list(history: DeliveryHistory, period: Period): CountedDelivery[];
}
