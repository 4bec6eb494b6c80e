import { DeliverySettings } from '../types';
import {
  ChangeEvent,
  DeliveryEvent,
  DeploymentEvent,
  HeartbeatEvent,
  IncidentEvent,
} from '../events';
import { DeliveryMetricId, DeliveryWindowDays } from '../choices';
import { listCountedDeliveries } from '../listCountedDeliveries';
import { measureDelivery } from '../measureDelivery';

/** A Monday noon. The window of 30 days begins on 17 May, that of 90 on 18 March. */
export const now = new Date('2026-06-15T12:00:00Z');

export const settings: DeliverySettings = {
  production: ['production'],
  incidentsTracked: false,
  attribution: { to: 'lastDeployment', withinHours: 24 },
};

/** In seconds. */
export const HOUR = 3_600;
export const DAY = 24 * HOUR;

const target = { entityRef: 'component:default/shop' };

/** Creates a successful deployment to production with no duration. */
export function deployment(
  externalId: string,
  finishedAt: string,
  more: Partial<DeploymentEvent> = {},
): DeploymentEvent {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    target,
    environment: 'production',
    finishedAt,
    result: 'succeeded',
    ...more,
  };
}

/** A change whose commit is its external id. */
export function change(
  externalId: string,
  committedAt: string,
  more: Partial<ChangeEvent> = {},
): ChangeEvent {
  return {
    kind: 'change',
    source: 'git',
    externalId,
    target,
    committedAt,
    ...more,
  };
}

/** Creates an incident without an environment; it is open without `resolvedAt`. */
export function incident(
  externalId: string,
  startedAt: string,
  resolvedAt?: string,
  more: Partial<IncidentEvent> = {},
): IncidentEvent {
  return {
    kind: 'incident',
    source: 'alerts',
    externalId,
    target,
    startedAt,
    ...(resolvedAt && { resolvedAt }),
    ...more,
  };
}

/** A sign of life of the feed of incidents. */
export function heartbeat(
  at: string,
  more: Partial<HeartbeatEvent> = {},
): HeartbeatEvent {
  return {
    kind: 'heartbeat',
    source: 'alerts',
    externalId: at,
    target,
    at,
    covers: ['incidents'],
    ...more,
  };
}

/** A heartbeat every week until now, as many as that. */
export function heartbeats(
  weeks: number = 27,
  more: Partial<HeartbeatEvent> = {},
): HeartbeatEvent[] {
  return Array.from({ length: weeks }, (_, week) =>
    heartbeat(
      new Date(now.getTime() - week * 7 * DAY * 1_000).toISOString(),
      more,
    ),
  );
}

export interface LogOptions {
  readonly days?: DeliveryWindowDays;
  readonly settings?: Partial<DeliverySettings>;
  readonly now?: Date;
}

/** Measures one metric, over 90 days by default. */
export function measureMetric(
  events: readonly DeliveryEvent[],
  id: DeliveryMetricId,
  options: LogOptions = {},
) {
  const report = measureDelivery(events, {
    settings: { ...settings, ...options.settings },
    now: options.now ?? now,
  });
  const found = report.windows
    .find(({ days }) => days === (options.days ?? 90))
    ?.metrics.find(metric => metric.id === id);
  if (!found) {
    throw new Error(`No metric ${id}`);
  }
  return found;
}

/** Lists the events that a metric includes. */
export function listCounted(
  events: readonly DeliveryEvent[],
  metric: DeliveryMetricId,
  options: LogOptions = {},
) {
  return listCountedDeliveries(events, {
    metric,
    days: options.days ?? 90,
    settings: { ...settings, ...options.settings },
    now: options.now ?? now,
  });
}
