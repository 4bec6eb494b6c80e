import { DeliveryHistory } from '../history/types';
import {
  CountedDelivery,
  DeliveryQuantiles,
  NotMeasuredReason,
} from '../types';
import { Period } from '../windows';

/** What a value was computed from, for the comparison with another window. */
export type Sample =
  | { readonly kind: 'durations'; readonly seconds: readonly number[] }
  /** `days` are those that could be observed. */
  | { readonly kind: 'count'; readonly count: number; readonly days: number }
  | { readonly kind: 'share'; readonly count: number; readonly total: number };

/** A metric over one period, before it is read on a scale. */
export type Reading =
  | {
      readonly status: 'measured';
      readonly value: number;
      /** How many deployments, changes or failures. */
      readonly size: number;
      readonly sample: Sample;
      readonly quantiles?: DeliveryQuantiles;
      readonly open?: number;
    }
  | { readonly status: 'notMeasured'; readonly reason: NotMeasuredReason };

/** How one metric is computed from what happened. */
export interface MetricDefinition {
  read(history: DeliveryHistory, period: Period): Reading;
  /** What the reading is computed from, in the order of the history. */
  list(history: DeliveryHistory, period: Period): CountedDelivery[];
}
