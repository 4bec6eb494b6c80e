import { InputError } from '@backstage/errors';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { parseBody } from '../../parseBody';
import { joinPayloads, ParsedPayload, PayloadParser } from './parsePayload';

/** Items that are parsed before others are let in. */
const PART_SIZE = 5;

/** Parses a payload with a list a few items at a time, with the event loop free in between. */
export function parseInParts(
  key: string,
  parse: PayloadParser,
): (...input: Parameters<PayloadParser>) => Promise<ParsedPayload> {
  return async (payload, context) => {
    const items: unknown = Object(payload)[key];
    if (!Array.isArray(items) || items.length <= PART_SIZE) {
      return parse(payload, context);
    }
    const starts = items.map((_, index) => index);
    const parts: ParsedPayload[] = [];
    for await (const start of yieldToEventLoop(
      starts.filter(index => index % PART_SIZE === 0),
    )) {
      const part = items.slice(start, start + PART_SIZE);
      parts.push(
        atItem(key, start, () =>
          parse({ ...Object(payload), [key]: part }, context),
        ),
      );
    }
    return joinPayloads(parts);
  };
}

/** Names the items in the message of an error as they are counted in the whole list. */
function atItem<T>(key: string, start: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError) {
      throw new InputError(
        error.message.replace(
          new RegExp(`\\b${key}\\.(\\d+)`, 'g'),
          (_, index) => `${key}.${start + Number(index)}`,
        ),
      );
    }
    throw error;
  }
}

/**
 * Parses a body that is a list of events one by one, and any other as a whole.
 *
 * @param body - `undefined` when it is the data of one event.
 * @param parse - Called with a list of one event, or without a text for the whole body.
 */
export async function parseListInParts(
  body: Buffer | undefined,
  parse: (text?: string) => ParsedPayload,
): Promise<ParsedPayload> {
  if (!body || !/^\s*\[/.test(body.subarray(0, 100).toString('latin1'))) {
    return parse();
  }
  const items = await parseBody(body);
  const parts: ParsedPayload[] = [];
  for await (const item of yieldToEventLoop(items as unknown[])) {
    parts.push(parse(JSON.stringify([item])));
  }
  return joinPayloads(parts);
}
