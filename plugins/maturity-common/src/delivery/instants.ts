import { parseInstant } from '../model/instant';
import { DeliveryEvent } from './events';
import { RejectionReason } from './types';

/**
 * Parses an instant to milliseconds since the epoch; `undefined` if it is
 * absent or invalid.
 */
export function readInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseInstant(text);
}

/** Finds the latest instant of an event. */
export function findLatestInstant(event: DeliveryEvent): number | undefined {
  const instants = listInstants(event)
    .map(readInstant)
    .filter(instant => instant !== undefined);
  return instants.length > 0 ? Math.max(...instants) : undefined;
}

function listInstants(event: DeliveryEvent): (string | undefined)[] {
  switch (event.kind) {
    case 'deployment':
      return [event.startedAt, event.finishedAt];
    case 'change':
      return [event.committedAt, event.mergedAt];
    case 'heartbeat':
      return [event.at];
    default:
      return [event.startedAt, event.resolvedAt, event.reopenedAt];
  }
}

/** Clocks differ, but not by more milliseconds. */
const CLOCK_TOLERANCE = 5 * 60 * 1_000;

/**
 * Explains why the times of an event are impossible; `undefined` if they are
 * not.
 *
 * @public
 */
export function findTimeProblem(
  event: DeliveryEvent,
  now: Date,
): Exclude<RejectionReason, 'committedAfterDeployment'> | undefined {
  const instants = listInstants(event).map(readInstant);
  const latest = now.getTime() + CLOCK_TOLERANCE;
  if (instants.some(instant => instant !== undefined && instant > latest)) {
    return 'inFuture';
  }
  const [start, end] = instants;
  return start !== undefined && end !== undefined && end < start
    ? 'endsBeforeStart'
    : undefined;
}
