import { parseInstant } from '../../model/instant';
import { DeliveryEvent } from '../types';

/** Milliseconds since the epoch; `undefined` where it is not told or unreadable. */
export function readInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseInstant(text);
}

/** The latest instant that an event tells of. */
export function latestInstantOf(event: DeliveryEvent): number | undefined {
  const instants = instantsOf(event)
    .map(readInstant)
    .filter(instant => instant !== undefined);
  return instants.length > 0 ? Math.max(...instants) : undefined;
}

function instantsOf(event: DeliveryEvent): (string | undefined)[] {
  switch (event.kind) {
    case 'deployment':
      return [event.startedAt, event.finishedAt];
    case 'change':
      return [event.committedAt, event.mergedAt];
    default:
      return [event.startedAt, event.resolvedAt];
  }
}
