import { findLatestInstant } from './instants';
import { mergeReports } from './mergeDelivery';
import { readHistory } from './history/readHistory';
import { DeliveryHistory } from './history/types';
import { compareReadings, LEAST_SAMPLE } from './compareReadings';
import { deliveryMetrics } from './metrics/deliveryMetrics';
import { Reading } from './metrics/types';
import { deliveryScales, findDeliveryBand } from './scales';
import { DELIVERY_METRICS } from './choices';
import {
  DeliveryMeasure,
  DeliveryPoint,
  DeliveryReport,
  DeliveryScale,
  DeliverySettings,
  DeliveryWindow,
} from './types';
import { DeliveryEvent, DeliveryKind } from './events';
import { DeliveryMetricId, DeliveryWindowDays } from './choices';
import { formatPeriod, lastDays, lastWeeks, periodBefore } from './windows';

const WINDOWS = [30, 90] as const satisfies readonly DeliveryWindowDays[];
const WEEKS = 26;

/**
 * Options of {@link measureDelivery}.
 *
 * @public
 */
export interface MeasureDeliveryOptions {
  readonly settings: DeliverySettings;
  /** The time of the report. */
  readonly now: Date;
}

/**
 * Measures the five metrics of one entity, over 30 and 90 UTC days and by week.
 *
 * @param reported - all events of the entity, in any order, duplicates allowed;
 *   180 days are measured, and older events give the state before
 * @see {@link https://dora.dev/guides/dora-metrics/}
 * @public
 */
export function measureDelivery(
  reported: readonly DeliveryEvent[],
  { settings, now }: MeasureDeliveryOptions,
): DeliveryReport {
  const events = mergeReports(reported);
  const history = readHistory(events, { settings, now });
  return {
    at: now.toISOString(),
    windows: WINDOWS.map(days => measureWindow(history, days, now)),
    series: measureWeeks(history, now),
    production: settings.production,
    environments: countEnvironments(events),
    sources: listSources(events),
    incidentsTracked: history.incidentsTracked,
  };
}

function measureWindow(
  history: DeliveryHistory,
  days: DeliveryWindowDays,
  now: Date,
): DeliveryWindow {
  const period = lastDays(now, days);
  const before = periodBefore(period);
  const pairs = DELIVERY_METRICS.map(id => ({
    id,
    current: deliveryMetrics[id].read(history, period),
    previous: deliveryMetrics[id].read(history, before),
    lowerIsBetter: deliveryScales[id].lowerIsBetter,
  }));
  const trends = compareReadings(pairs);
  return {
    days,
    ...formatPeriod(period),
    metrics: pairs.map(({ id, current, previous }, index) => ({
      id,
      current: toMeasure(current, deliveryScales[id]),
      previous: toMeasure(previous, deliveryScales[id]),
      trend: trends[index],
    })),
  };
}

function measureWeeks(
  history: DeliveryHistory,
  now: Date,
): DeliveryReport['series'] {
  const weeks = lastWeeks(now, WEEKS);
  const series = (id: DeliveryMetricId): DeliveryPoint[] =>
    weeks.map(week => ({
      ...formatPeriod(week),
      measure: toMeasure(
        deliveryMetrics[id].read(history, week),
        deliveryScales[id],
      ),
    }));
  return {
    changeLeadTime: series('changeLeadTime'),
    deploymentFrequency: series('deploymentFrequency'),
    failedDeploymentRecoveryTime: series('failedDeploymentRecoveryTime'),
    changeFailRate: series('changeFailRate'),
    deploymentReworkRate: series('deploymentReworkRate'),
  };
}

function toMeasure(reading: Reading, scale: DeliveryScale): DeliveryMeasure {
  if (reading.status === 'notMeasured') {
    return reading;
  }
  const { status, value, size, quantiles, open } = reading;
  return {
    status,
    value,
    sample: size,
    isSmallSample: size < LEAST_SAMPLE,
    ...(quantiles && { quantiles }),
    band: findDeliveryBand(scale, value),
    ...(open && { open }),
  };
}

function countEnvironments(
  events: readonly DeliveryEvent[],
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.kind === 'deployment') {
      const name = event.environment?.trim() ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return Object.fromEntries(
    Array.from(counts).sort(
      ([a, more], [b, less]) => less - more || Number(a > b) - Number(a < b),
    ),
  );
}

function listSources(
  events: readonly DeliveryEvent[],
): DeliveryReport['sources'] {
  const sources = new Map<
    string,
    { kinds: Set<DeliveryKind>; latest: number }
  >();
  for (const event of events) {
    const latest = findLatestInstant(event);
    if (latest !== undefined) {
      const source = sources.get(event.source) ?? {
        kinds: new Set<DeliveryKind>(),
        latest,
      };
      source.kinds.add(event.kind);
      source.latest = Math.max(source.latest, latest);
      sources.set(event.source, source);
    }
  }
  return Array.from(sources, ([source, { kinds, latest }]) => ({
    source,
    kinds: Array.from(kinds).sort(),
    latest: new Date(latest).toISOString(),
  })).sort((a, b) => Number(a.source > b.source) - Number(a.source < b.source));
}
