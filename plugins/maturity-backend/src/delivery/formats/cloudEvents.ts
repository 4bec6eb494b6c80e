import { InputError } from '@backstage/errors';
import { CloudEventV1, HTTP } from 'cloudevents';
import { parseCdEvents } from './cdEvents';
import { joinPayloads, ParsedPayload, PayloadContext } from './parsePayload';

type Headers = { readonly [name: string]: string | string[] | undefined };

/** A request that carries events: its headers tell in which way. */
export interface CloudEventsMessage {
  readonly headers: Headers;
  readonly body: string;
}

/** More is a document, and takes long to decode. Receivers have to take 64 kB. */
const MAX_LENGTH = 128 * 1024;

const REMEDY =
  'Send a CloudEvent in structured, batched or binary mode with a CDEvent as its data, or the CDEvent itself as JSON.';

/**
 * Translates CloudEvents that carry CDEvents, in structured, batched and binary
 * mode, and CDEvents that come without an envelope.
 *
 * @see {@link https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md}
 */
export function parseCloudEvents(
  { headers, body }: CloudEventsMessage,
  context: PayloadContext,
): ParsedPayload {
  if (body.length > MAX_LENGTH) {
    throw new InputError(`An event has more than ${MAX_LENGTH} characters`);
  }
  const mediaType = String(headers['content-type'] ?? '')
    .split(';')[0]
    .trim();
  if (!mediaType.startsWith('application/cloudevents') && !headers['ce-id']) {
    return parseCdEvents(parseJson(body), context);
  }
  return joinPayloads(
    read({ ...headers, 'content-type': mediaType }, body).map(event =>
      parseCdEvents(toCdEvent(event), context),
    ),
  );
}

function read(headers: Headers, body: string): CloudEventV1<unknown>[] {
  try {
    return [HTTP.toEvent<unknown>({ headers: { ...headers }, body })].flat();
  } catch {
    // The message of the library quotes the body.
    throw new InputError(`Not understood as a CloudEvent. ${REMEDY}`);
  }
}

/** The CDEvent in an envelope that may have taken over some of its context. */
function toCdEvent({ id, source, type, time, data }: CloudEventV1<unknown>) {
  const event = decodeData(data);
  if (typeof event !== 'object' || event === null) {
    // An event of another kind.
    return { context: { type } };
  }
  const inner = 'context' in event ? event.context : undefined;
  return {
    ...event,
    context: {
      id,
      source,
      type,
      timestamp: time,
      ...(typeof inner === 'object' ? inner : {}),
    },
  };
}

/** Data that did not come as a value may still be JSON. */
function decodeData(data: unknown): unknown {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    return data;
  }
  const text =
    typeof data === 'string'
      ? data
      : // The library gives one element for each byte.
        Buffer.from(Array.from(data as Uint32Array)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`Not understood as JSON. ${REMEDY}`);
  }
}
