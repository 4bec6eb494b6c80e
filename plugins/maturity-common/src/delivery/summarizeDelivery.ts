import { DELIVERY_METRICS } from './choices';
import {
  DeliveryMetric,
  DeliveryReport,
  DeliveryTrend,
  NotMeasuredReason,
} from './types';
import { DeliveryWindowDays } from './choices';

/**
 * One metric in a summary: its value, its band and its trend (absent if it
 * cannot be compared), or why it is not measured.
 *
 * @public
 */
export type SummarizedMetric =
  | readonly [
      value: number,
      band: number,
      direction?: Exclude<DeliveryTrend['direction'], 'notComparable'>,
    ]
  | NotMeasuredReason;

/**
 * The part of a report that distributions need, as JSON: for each window, the
 * metrics in the order of the report.
 *
 * @public
 */
export type DeliverySummary = {
  readonly [K in DeliveryWindowDays]: readonly SummarizedMetric[];
};

/**
 * Summarizes a report to at most 300 characters of JSON.
 *
 * @public
 */
export function summarizeDelivery(report: DeliveryReport): DeliverySummary {
  return { 30: summarize(report, 30), 90: summarize(report, 90) };
}

function summarize(
  { windows }: DeliveryReport,
  days: DeliveryWindowDays,
): SummarizedMetric[] {
  const metrics = windows.find(window => window.days === days)?.metrics ?? [];
  return DELIVERY_METRICS.map(id => {
    const metric = metrics.find(one => one.id === id);
    return metric ? summarizeMetric(metric) : 'noEvents';
  });
}

function summarizeMetric({ current, trend }: DeliveryMetric): SummarizedMetric {
  if (current.status === 'notMeasured') {
    return current.reason;
  }
  // Six digits are more than the precision of any metric.
  const value = Number(current.value.toPrecision(6));
  return trend.direction === 'notComparable'
    ? [value, current.band]
    : [value, current.band, trend.direction];
}
