import {
  DeliveryMetricId,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { metricIds } from '../delivery/rulerScale';

/** The periods of the delivery metrics, in days. */
export const deliveryDays = [
  30, 90,
] as const satisfies readonly DeliveryWindowDays[];

/** All of the delivery metrics that the URL holds. */
export interface DeliveryQuery {
  readonly days: DeliveryWindowDays;
  /** Metrics that show what is counted. */
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
  const params = new URLSearchParams(current);
  const { days, open } = { ...parseDeliveryQuery(current), ...change };
  params.delete('deliveryDays');
  params.delete('openMetric');
  if (days !== 90) {
    params.set('deliveryDays', String(days));
  }
  for (const id of open) {
    params.append('openMetric', id);
  }
  return params;
}

/** Reads and writes in the URL how delivery metrics are looked at. */
export function useDeliveryQuery() {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const query = useMemo(
    () => parseDeliveryQuery(new URLSearchParams(search)),
    [search],
  );
  const change = useCallback(
    (next: Partial<DeliveryQuery>) =>
      setParams(current => changeDeliveryQuery(current, next), {
        replace: true,
      }),
    [setParams],
  );
  return { query, change };
}
