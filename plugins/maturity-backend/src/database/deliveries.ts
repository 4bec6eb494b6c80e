import {
  DeliveryEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { DbDeliveriesRow } from './tables';
import { hashText, sortedJson } from './values';

/** The instant by which an event is in a window; absent when it tells none. */
export function occurredAt(event: DeliveryEvent): string | undefined {
  switch (event.kind) {
    case 'deployment':
      return event.finishedAt ?? event.startedAt;
    case 'change':
      return event.mergedAt ?? event.committedAt;
    case 'heartbeat':
      return event.at;
    default:
      return event.startedAt ?? event.resolvedAt;
  }
}

/**
 * The identity of an event: equal for all reports of it by one sender. No sender
 * can change an event of another, whatever ids it sends.
 */
export function toDeliveryId(
  event: Pick<DeliveryEvent, 'kind' | 'source' | 'externalId'>,
  sender: string,
): string {
  const { kind, source, externalId } = event;
  return hashText(JSON.stringify([sender, kind, source, externalId]));
}

/** The identity of a target: equal for all its events of one source of a sender. */
export function toTargetId(
  sender: string,
  source: string,
  target: string,
): string {
  return hashText(JSON.stringify([sender, source, target]));
}

/** An event made ready to be compared with what is stored, and written. */
export type DeliveryRecord = Omit<
  DbDeliveriesRow,
  'received_at' | 'updated_at'
> & {
  /** As JSON. */
  readonly target: string;
};

/** Serialises an event once, for the comparison and for its row. */
export function toDeliveryRecord(
  event: DeliveryEvent,
  sender: string,
): DeliveryRecord {
  const { kind, source, externalId, target, ...details } = event;
  const at = occurredAt(event);
  if (at === undefined) {
    throw new Error(`The ${kind} ${externalId} tells no instant`);
  }
  const targetText = sortedJson(target);
  return {
    id: toDeliveryId(event, sender),
    kind,
    source,
    external_id: externalId,
    target_id: toTargetId(sender, source, targetText),
    occurred_at: new Date(at),
    details: sortedJson(details),
    target: targetText,
  };
}

/** The opposite of {@link toDeliveryRecord}. */
export function toDeliveryEvent(
  row: Pick<DbDeliveriesRow, 'kind' | 'source' | 'external_id' | 'details'>,
  target: DeliveryTarget,
): DeliveryEvent {
  return {
    ...JSON.parse(row.details),
    kind: row.kind,
    source: row.source,
    externalId: row.external_id,
    target,
  };
}
