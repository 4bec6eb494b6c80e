import { JsonValue } from '@backstage/types';
import { cleanMessage, readStatus } from './failures';
import { Refusal, ResponseMemory } from './ResponseMemory';

/** The result of a REST request. @public */
export type RestAnswer<T> =
  | { readonly value: T }
  | { readonly refused: Refusal };

/** A REST request that can be sent with a condition. */
export interface ConditionalRequest<T extends JsonValue> {
  /** Path and query. */
  readonly path: string;
  /** The version that the answer depends on, if that is known: a commit. */
  readonly version?: string;
  /** Turns an answer into the value that is remembered. */
  readonly read: (body: unknown) => T;
  /** Statuses that are an answer, such as 403 and 404 for something that is not visible. */
  readonly refusals: readonly number[];
  /** Left out where the answer is not worth remembering. */
  readonly memory?: ResponseMemory;
  /** Sends it with these headers. Throws for each status other than success. */
  readonly send: (headers: Readonly<Record<string, string>>) => Promise<{
    readonly body: unknown;
    readonly headers: { readonly etag?: string };
  }>;
}

/**
 * Sends a request with the etag of the last answer, if there is one. It sends
 * nothing if the same version was asked for before, or if the request was refused
 * a while ago.
 *
 * @throws Whatever kept the request from an answer; a refusal is an answer
 */
export async function conditionalGet<T extends JsonValue>(
  request: ConditionalRequest<T>,
): Promise<RestAnswer<T>> {
  const { path, version, memory } = request;
  const key = version ? `${path}@${version}` : path;
  const known = await memory?.recall(key);
  if (known && 'refused' in known) {
    return known;
  }
  if (known && version) {
    return { value: known.value as T };
  }
  try {
    const { body, headers } = await request.send(
      known ? { 'if-none-match': known.etag } : {},
    );
    const value = request.read(body);
    const { etag = version && '' } = headers;
    if (etag !== undefined) {
      await memory?.remember(key, { etag, value });
    }
    return { value };
  } catch (error) {
    const status = readStatus(error);
    if (status === 304 && known) {
      return { value: known.value as T };
    }
    if (status !== undefined && request.refusals.includes(status)) {
      const refused = { status, message: cleanMessage(error) };
      await memory?.remember(key, { refused });
      return { refused };
    }
    throw error;
  }
}
