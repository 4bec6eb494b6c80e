import {
  JsonLimits,
  parseJson,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

const LIMITS: JsonLimits = { maxValues: 3_000, maxItems: 20_000 };

/**
 * Parses the body of a request to this backend. It has more limits than an answer to a
 * request of ours, because anybody can send one.
 *
 * @throws InputError for what is not JSON, and for more values than can be checked
 * without keeping others waiting
 */
export async function parseBody(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  limits: Partial<JsonLimits> = {},
): Promise<unknown> {
  return parseJson(bytes, { ...LIMITS, ...limits });
}
