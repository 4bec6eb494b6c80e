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
    default:
      return event.startedAt ?? event.resolvedAt;
  }
}

/** What is the same for all reports of one thing. */
export function toDeliveryId(
  event: Pick<DeliveryEvent, 'kind' | 'source' | 'externalId'>,
): string {
  const { kind, source, externalId } = event;
  return hashText(JSON.stringify([kind, source, externalId]));
}

/** What is the same for all events that a source calls by one subject. */
export function toSubjectId(source: string, subject: string): string {
  return hashText(JSON.stringify([source, subject]));
}

/** An event made ready to be compared with what is stored, and written. */
export type DeliveryRecord = Omit<
  DbDeliveriesRow,
  'received_at' | 'updated_at'
> & {
  /** As JSON. */
  readonly subject: string;
};

/** Serialises an event once, for the comparison and for its row. */
export function toDeliveryRecord(event: DeliveryEvent): DeliveryRecord {
  const { kind, source, externalId, target: subject, ...details } = event;
  const at = occurredAt(event);
  if (at === undefined) {
    throw new Error(`The ${kind} ${externalId} tells no instant`);
  }
  const subjectText = sortedJson(subject);
  return {
    id: toDeliveryId(event),
    kind,
    source,
    external_id: externalId,
    subject_id: toSubjectId(source, subjectText),
    occurred_at: new Date(at),
    details: sortedJson(details),
    subject: subjectText,
  };
}

/** The opposite of {@link toDeliveryRecord}. */
export function toDeliveryEvent(
  row: Pick<DbDeliveriesRow, 'kind' | 'source' | 'external_id' | 'details'>,
  subject: DeliveryTarget,
): DeliveryEvent {
  return {
    ...JSON.parse(row.details),
    kind: row.kind,
    source: row.source,
    externalId: row.external_id,
    target: subject,
  };
}
