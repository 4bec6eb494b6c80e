import { DeliveryEvent } from '../types';
import { mergeDelivery } from './mergeDelivery';

/** One event for each thing, of all that was reported of it. */
export function mergeReports(
  events: Iterable<DeliveryEvent>,
): readonly DeliveryEvent[] {
  const merged = new Map<string, DeliveryEvent>();
  for (const event of events) {
    const { kind, source, externalId } = event;
    // With its length, no source and id together look like another pair.
    const key = `${kind} ${source.length} ${source} ${externalId}`;
    const before = merged.get(key);
    merged.set(key, before ? mergeDelivery(before, event) : event);
  }
  return Array.from(merged.values());
}
