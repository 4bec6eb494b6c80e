import { DAY } from '../../model/instant';
import { DeliveryEvent, DeliveryFeed } from '../events';
import { readInstant } from '../instants';
import { NotMeasuredReason } from '../types';
import { Period, countWhile } from '../windows';
import { ProductionIncident } from './types';

/** Shortest silence, in days, that counts as the death of a feed. */
const LEAST_SILENCE = 10;

/**
 * Whether a feed lived during a period. Data from before `from` is unknown: the
 * feed was not connected yet.
 */
export type FeedObservation =
  | { readonly from: number }
  | { readonly reason: NotMeasuredReason; readonly since?: string };

/** Lists the heartbeats that cover a feed, sorted. */
export function listHeartbeats(
  events: Iterable<DeliveryEvent>,
  feed: DeliveryFeed,
): number[] {
  const signs: number[] = [];
  for (const event of events) {
    const at =
      event.kind === 'heartbeat' && event.covers.includes(feed)
        ? readInstant(event.at)
        : undefined;
    if (at !== undefined) {
      signs.push(at);
    }
  }
  return signs.sort((a, b) => a - b);
}

/**
 * Lists the signs of life of the incident feed, sorted: heartbeats, and the
 * start, end and reopening of each incident in production.
 *
 * @param shared - signs of feeds that watch all entities
 */
export function listIncidentSigns(
  events: Iterable<DeliveryEvent>,
  incidents: readonly ProductionIncident[],
  shared: readonly number[],
): number[] {
  const own = incidents.flatMap(({ event }) =>
    [event.startedAt, event.resolvedAt, event.reopenedAt].flatMap(
      text => readInstant(text) ?? [],
    ),
  );
  return [...listHeartbeats(events, 'incidents'), ...own, ...shared].sort(
    (a, b) => a - b,
  );
}

/**
 * Decides whether the incident feed lived during a period, up to now.
 *
 * @remarks
 * Silence is no evidence that nothing happened. A feed counts as dead after a
 * silence of a third of the period, but of at least ten days, until its next
 * sign of life. A period that contains dead time is not observed.
 *
 * @param signs - sorted
 */
export function observeIncidents(
  signs: readonly number[],
  { from, to }: Period,
  now: number,
): FeedObservation {
  const end = Math.min(to, now);
  const first = signs.at(0);
  if (first === undefined || first > end) {
    return { reason: 'incidentsNotTracked' };
  }
  const silence = Math.max(LEAST_SILENCE * DAY, (to - from) / 3);
  const before = countWhile(signs, sign => sign <= from);
  for (let index = Math.max(before - 1, 0); index < signs.length; index++) {
    const sign = signs[index];
    const next = signs[index + 1] ?? Infinity;
    if (sign + silence < end && next > from && next - sign > silence) {
      return {
        reason: 'incidentFeedSilent',
        since: new Date(sign).toISOString(),
      };
    }
    if (sign > end) {
      break;
    }
  }
  // The deployment that caused the first incident was a little earlier.
  return { from: Math.max(from, first - DAY) };
}
