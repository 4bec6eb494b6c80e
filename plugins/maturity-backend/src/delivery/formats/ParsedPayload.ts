import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';

/** The delivery events in a payload of a tool. */
export interface ParsedPayload {
  readonly events: readonly DeliveryEvent[];
  /** How many of its items are no delivery events. */
  readonly ignored: number;
}

/** What a parser may need to know besides the payload. */
export interface PayloadContext {
  /** When the payload came in: stands in for an end that the tool does not send. */
  readonly now: Date;
  /** For events without an environment, as configured for the tool. */
  readonly environment?: string;
}

/** Reads the delivery events of a payload that has been parsed as JSON. */
export type PayloadParser = (
  payload: unknown,
  context: PayloadContext,
) => ParsedPayload;

/** The result for a payload with one item. */
export function toParsedPayload(
  event: DeliveryEvent | undefined,
): ParsedPayload {
  return event ? { events: [event], ignored: 0 } : { events: [], ignored: 1 };
}

/** The result for a payload with several items. */
export function joinPayloads(parts: readonly ParsedPayload[]): ParsedPayload {
  return {
    events: parts.flatMap(({ events }) => events),
    ignored: parts.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}
