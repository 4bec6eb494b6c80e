import { mergeReports } from './events/mergeReports';
import { readHistory } from './history/readHistory';
import { deliveryMetrics } from './metrics/deliveryMetrics';
import {
  CountedDelivery,
  DeliveryEvent,
  DeliveryMetricId,
  DeliverySettings,
  DeliveryWindowDays,
} from './types';
import { lastDays } from './windows';

/**
 * Which number is asked about.
 *
 * @public
 */
export interface ListCountedOptions {
  readonly metric: DeliveryMetricId;
  readonly days: DeliveryWindowDays;
  readonly settings: DeliverySettings;
  readonly now: Date;
}

/**
 * The deployments, changes or failures behind a number of `measureDelivery`,
 * latest first. Of rates it lists all deployments, and says which of them count.
 *
 * @param events - as for `measureDelivery`
 * @public
 */
export function listCountedDeliveries(
  events: readonly DeliveryEvent[],
  { metric, days, settings, now }: ListCountedOptions,
): CountedDelivery[] {
  const history = readHistory(mergeReports(events), { settings, now });
  const { read, list } = deliveryMetrics[metric];
  const period = lastDays(now, days);
  return read(history, period).status === 'measured'
    ? list(history, period).reverse()
    : [];
}
