import { findLatestInstant, findTimeProblem } from './instants';
import { mergeReports } from './mergeDelivery';
import { readHistory } from './history/readHistory';
import { DeliveryHistory } from './history/types';
import { observePeriod } from './metrics/failedDeploymentRecoveryTime';
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
  RejectionReason,
} from './types';
import { DeliveryEvent, DeliveryKind } from './events';
import { DeliveryMetricId, DeliveryWindowDays } from './choices';
import { estimateDispersion } from './statistics/dispersion';
import {
  formatPeriod,
  lastDays,
  lastWeeks,
  periodBefore,
  within,
} from './windows';

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
  /**
   * Signs of life of incident feeds that watch all entities, in milliseconds
   * since the epoch.
   */
  readonly signs?: readonly number[];
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
  options: MeasureDeliveryOptions,
): DeliveryReport {
  const { settings, now } = options;
  const { events, rejected } = rejectEvents(mergeReports(reported), now);
  const history = readHistory(events, options);
  const quarter = lastDays(now, 90);
  const dispersion = estimateDispersion(
    history.attempts.flatMap(({ at, succeeded }) => (succeeded ? at : [])),
    [periodBefore(quarter), quarter],
  );
  const seenAt = history.incidentSigns.findLast(at => at <= now.getTime());
  const { committedAfterDeployment } = history;
  return {
    at: now.toISOString(),
    windows: WINDOWS.map(days => measureWindow(history, days, dispersion)),
    series: measureWeeks(history, now),
    production: settings.production,
    environments: countEnvironments(events),
    sources: listSources(events),
    incidentsTracked: !('reason' in observePeriod(history, lastDays(now, 30))),
    ...(seenAt !== undefined && {
      incidentsSeenAt: new Date(seenAt).toISOString(),
    }),
    rejected: {
      ...rejected,
      ...(committedAfterDeployment > 0 && { committedAfterDeployment }),
    },
  };
}

/** Leaves out the events whose times are impossible, and counts them. */
export function rejectEvents(
  events: readonly DeliveryEvent[],
  now: Date,
): {
  readonly events: readonly DeliveryEvent[];
  readonly rejected: { readonly [K in RejectionReason]?: number };
} {
  const rejected: { [K in RejectionReason]?: number } = {};
  const kept = events.filter(event => {
    const problem = findTimeProblem(event, now);
    if (problem) {
      rejected[problem] = (rejected[problem] ?? 0) + 1;
    }
    return problem === undefined;
  });
  return { events: kept, rejected };
}

function measureWindow(
  history: DeliveryHistory,
  days: DeliveryWindowDays,
  dispersion: number,
): DeliveryWindow {
  const period = lastDays(new Date(history.now), days);
  const before = periodBefore(period);
  const pairs = DELIVERY_METRICS.map(id => ({
    id,
    current: deliveryMetrics[id].read(history, period),
    previous: deliveryMetrics[id].read(history, before),
    lowerIsBetter: deliveryScales[id].lowerIsBetter,
  }));
  const trends = compareReadings(pairs, { period, before, dispersion });
  return {
    days,
    ...formatPeriod(period),
    metrics: pairs.map(({ id, current, previous }, index) => ({
      id,
      current: toMeasure(current, deliveryScales[id]),
      previous: toMeasure(previous, deliveryScales[id]),
      trend: trends[index],
    })),
    failedJobs:
      within(history.attempts, period).length -
      within(history.deployments, period).length,
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
  const { status, value, size, sample, quantiles, open, estimated } = reading;
  const independent =
    sample.kind === 'durations' ? sample.seconds.length : size;
  return {
    status,
    value,
    sample: size,
    isSmallSample: independent < LEAST_SAMPLE,
    ...(quantiles && { quantiles }),
    band: findDeliveryBand(scale, value),
    ...(open && { open }),
    ...(estimated && { estimated }),
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
