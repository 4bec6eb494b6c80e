import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';

/** Problems in one message. */
const MAX_PROBLEMS = 5;

/**
 * Parses a payload of a tool. Unknown fields are left out.
 *
 * @throws `InputError` with the path of each problem and what to do about it;
 * it never repeats what was sent
 */
export function parsePayload<T>(
  schema: z.ZodType<T>,
  payload: unknown,
  words: { what: string; remedy: string },
): T {
  const result = schema.safeParse(payload);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
  throw new InputError(
    `Not understood as ${words.what}: ${problems.join('; ')}. ${words.remedy}`,
  );
}

/** The delivery events in a payload of a tool. */
export interface ParsedPayload {
  readonly events: readonly DeliveryEvent[];
  /** Number of items that are not delivery events. */
  readonly ignored: number;
}

/** Values that a parser needs besides the payload. */
export interface PayloadContext {
  /** Arrival of the payload, used as the end if the tool sends none. */
  readonly now: Date;
  /** Configured environment of events that do not name one. */
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
