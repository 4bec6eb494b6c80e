import { judgeCheck } from '../../model/builtIn/__testUtils__/judgeEntity';
import { DeliveryMetricId, DeliveryWindowDays } from '../choices';
import { DeliveryEvent, DeploymentEvent } from '../events';
import { measureDelivery } from '../measureDelivery';
import { toDeliveryFacts } from '../toDeliveryFacts';
import {
  change,
  deployment,
  heartbeat,
  incident,
  measureMetric,
  now,
  settings,
} from './log';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** Formats milliseconds since the epoch. */
export const iso = (time: number) => new Date(time).toISOString();
/** At 10 o'clock, so many days ago. */
export const ago = (days: number, hours = 0) =>
  now.getTime() - days * DAY - 2 * HOUR + hours * HOUR;

/** A deployment with its change on every other day. */
export function deployments(
  from: number,
  to: number,
  more: Partial<DeploymentEvent> = {},
): DeliveryEvent[] {
  const days = Array.from(
    { length: Math.ceil((to - from) / 2) },
    (_, index) => from + index * 2,
  );
  return days.flatMap(day => [
    change(`c${day}`, iso(ago(day, -3 - ((day * 7) % 11)))),
    deployment(`d${day}`, iso(ago(day)), { commit: `c${day}`, ...more }),
  ]);
}

/** A heartbeat every five days. */
export function beats(
  from: number,
  to: number,
  covers: 'incidents' | 'rework',
) {
  return Array.from({ length: Math.ceil((to - from) / 5) }, (_, index) =>
    heartbeat(iso(ago(from + index * 5, 1)), {
      covers: [covers],
      externalId: `${covers} ${index}`,
    }),
  );
}

/** Incidents that deployments cause, from one day to another, every few days. */
export const failures = (from: number, to: number, every: number) =>
  Array.from({ length: Math.floor((to - from) / every) }, (_, index) => {
    const day = from + index * every;
    return incident(`i${day}`, iso(ago(day, 1)), iso(ago(day, 3 + (day % 4))), {
      causedBy: `d${day}`,
    });
  });

/** The facts of the events. */
export function readFacts(
  events: readonly DeliveryEvent[],
  options = { settings, now },
) {
  return toDeliveryFacts(measureDelivery(events, options), events);
}

/** The outcome of the built-in check. */
export function judgeSteady(events: readonly DeliveryEvent[]) {
  const known = Object.entries(readFacts(events)).flatMap(([name, fact]) =>
    'value' in fact ? [[`delivery/${name}`, fact.value]] : [],
  );
  const facts = Object.fromEntries(known);
  return judgeCheck('dora-steady', { facts })?.outcome;
}

/** One metric of the events. */
export function read(
  events: readonly DeliveryEvent[],
  id: DeliveryMetricId,
  days: DeliveryWindowDays = 90,
) {
  return measureMetric(events, id, { days });
}
