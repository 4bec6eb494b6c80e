import { mergeReports } from './mergeDelivery';
import { readHistory } from './history/readHistory';
import { deliveryMetrics } from './metrics/deliveryMetrics';
import { CountedDelivery, DeliverySettings } from './types';
import { DeliveryEvent } from './events';
import { rejectEvents } from './measureDelivery';
import { DeliveryMetricId, DeliveryWindowDays } from './choices';
import { lastDays } from './windows';

/**
 * Selects the metric and window to list.
 *
 * @public
 */
export interface ListCountedOptions {
  readonly metric: DeliveryMetricId;
  readonly days: DeliveryWindowDays;
  readonly settings: DeliverySettings;
  readonly now: Date;
  /** See `measureDelivery`. */
  readonly signs?: readonly number[];
}

/**
 * Lists the deployments, changes or failures that a metric of `measureDelivery`
 * includes, latest first. For rates it lists all deployments and marks those
 * that count.
 *
 * @param events - see `measureDelivery`
 * @public
 */
export function listCountedDeliveries(
  events: readonly DeliveryEvent[],
  { metric, days, ...options }: ListCountedOptions,
): CountedDelivery[] {
  const { now } = options;
  const history = readHistory(
    rejectEvents(mergeReports(events), now).events,
    options,
  );
  const { read, list } = deliveryMetrics[metric];
  const period = lastDays(now, days);
  return read(history, period).status === 'measured'
    ? list(history, period).reverse()
    : [];
}
