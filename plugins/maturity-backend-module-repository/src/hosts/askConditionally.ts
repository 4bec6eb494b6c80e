import { JsonValue } from '@backstage/types';
import { cleanedMessage, statusOf } from './failures';
import { Refusal, ResponseMemory } from './ResponseMemory';

/**
 * What a REST request came to.
 *
 * @public
 */
export type RestAnswer<T> =
  | { readonly value: T }
  | { readonly refused: Refusal };

/**
 * A REST request that is asked conditionally.
 *
 * @public
 */
export interface ConditionalRequest<T extends JsonValue> {
  /** Path and query. */
  readonly path: string;
  /** Whatever the answer depends on, if that is known: a commit. */
  readonly version?: string;
  /** Makes of an answer what is remembered of it. */
  readonly read: (body: unknown) => T;
  /** Statuses that are an answer: 403 and 404 where something is not shown. */
  readonly refusals: readonly number[];
  /** Left out where the answer is not worth remembering. */
  readonly memory?: ResponseMemory;
  /** Sends it with these headers. Throws for each status but success. */
  readonly send: (headers: Readonly<Record<string, string>>) => Promise<{
    readonly body: unknown;
    readonly headers: { readonly etag?: string };
  }>;
}

/**
 * Asks conditionally where the same was asked before, and not at all where it was
 * asked for the same version, or refused a while ago.
 *
 * @throws Whatever kept the request from an answer; a refusal is an answer
 * @public
 */
export async function askConditionally<T extends JsonValue>(
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
    if (headers.etag) {
      await memory?.remember(key, { etag: headers.etag, value });
    }
    return { value };
  } catch (error) {
    const status = statusOf(error);
    if (status === 304 && known) {
      return { value: known.value as T };
    }
    if (status !== undefined && request.refusals.includes(status)) {
      const refused = { status, message: cleanedMessage(error) };
      await memory?.remember(key, { refused });
      return { refused };
    }
    throw error;
  }
}
