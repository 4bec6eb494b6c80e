import { parseInstant } from '../model/instant';
import { DeliveryEvent } from './events';

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
    default:
      return [event.startedAt, event.resolvedAt];
  }
}
