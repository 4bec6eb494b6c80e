import {
  DeliveryMetricId,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { metricIds } from '../delivery/rulerScale';
import { inPlace, useUrlState, withParams } from './useUrlState';

/** The periods of the delivery metrics, in days. */
export const deliveryDays = [
  30, 90,
] as const satisfies readonly DeliveryWindowDays[];

/** All of the delivery metrics that the URL holds. */
export interface DeliveryQuery {
  readonly days: DeliveryWindowDays;
  readonly open: readonly DeliveryMetricId[];
}

/** Reads the state from the URL; what makes no sense there is left out. */
export function parseDeliveryQuery(params: URLSearchParams): DeliveryQuery {
  const days = params.get('deliveryDays');
  const open = params.getAll('openMetric');
  return {
    days: deliveryDays.find(known => String(known) === days) ?? 90,
    open: metricIds.filter(id => open.includes(id)),
  };
}

/** The URL parameters after a change; parameters of others stay as they are. */
export function changeDeliveryQuery(
  current: URLSearchParams,
  change: Partial<DeliveryQuery>,
): URLSearchParams {
  const { days, open } = { ...parseDeliveryQuery(current), ...change };
  return withParams(current, {
    deliveryDays: days === 90 ? undefined : String(days),
    openMetric: open,
  });
}

/** The state of the delivery metrics in the URL, and how to change it. */
export function useDeliveryQuery() {
  return useUrlState(parseDeliveryQuery, changeDeliveryQuery, inPlace);
}
