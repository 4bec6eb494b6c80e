import { DeliveryEvent } from '../types';
import { mergeDelivery } from './mergeDelivery';

/** One event for each thing, of all that was reported of it. */
export function mergeReports(
  events: Iterable<DeliveryEvent>,
): readonly DeliveryEvent[] {
  // A map for each kind and source: to join them with the id as one key for
  // all would cost more than all else that is done with an event.
  const merged = new Map<string, Map<string, DeliveryEvent>>();
  for (const event of events) {
    const origin = `${event.kind} ${event.source}`;
    let things = merged.get(origin);
    if (!things) {
      things = new Map();
      merged.set(origin, things);
    }
    const before = things.get(event.externalId);
    things.set(event.externalId, before ? mergeDelivery(before, event) : event);
  }
  return Array.from(merged.values(), things => [...things.values()]).flat();
}
