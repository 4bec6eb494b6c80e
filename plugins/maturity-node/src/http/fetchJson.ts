import { InputError } from '@backstage/errors';
import { followRedirects } from './followRedirects';
import { parseJson } from './parseJson';
import { AnswerError, ApiRequest, ApiResponse, ResponseError } from './request';

const MAX_BYTES = 20_000_000;
/** Of an answer with a status other than success, which is read for its message. */
const MAX_ERROR_BYTES = 64_000;

/**
 * Sends a request and reads the answer as JSON, in parts, with the event loop free in
 * between. It follows no redirect to another origin.
 *
 * @param options - `fetch`: sends it, for example through a proxy.
 * @throws ResponseError for each status other than success, AnswerError for an answer
 * that cannot be read, or whatever kept the request from an answer
 * @public
 */
export async function fetchJson(
  request: ApiRequest,
  signal: AbortSignal,
  options: {
    readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  } = {},
): Promise<ApiResponse> {
  const response = await sendRequest(request, signal, options);
  const { maxBytes = MAX_BYTES } = request;
  return {
    headers: Object.fromEntries(response.headers),
    ...(await readJson(response, maxBytes)),
  };
}

/**
 * Sends a request and reads the answer as bytes. Redirects and errors are as with
 * `fetchJson`.
 *
 * @public
 */
export async function fetchBytes(
  request: ApiRequest,
  signal: AbortSignal,
  options: Parameters<typeof fetchJson>[2] = {},
): Promise<ApiResponse & { readonly body: Uint8Array }> {
  const response = await sendRequest(request, signal, options);
  const parts: Uint8Array[] = [];
  for await (const part of readParts(response, request.maxBytes ?? MAX_BYTES)) {
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  const headers = Object.fromEntries(response.headers);
  return { headers, body, bytes: body.length };
}

async function sendRequest(
  request: ApiRequest,
  signal: AbortSignal,
  options: NonNullable<Parameters<typeof fetchJson>[2]>,
): Promise<Response> {
  // `fetch` is looked up at each request: whoever traces requests replaces it.
  const { fetch: send = fetch } = options;
  const response = await followRedirects(request, url =>
    send(url, { ...toInit(request), redirect: 'manual', signal }),
  );
  if (response.ok) {
    return response;
  }
  const { body } = await readJson(response, MAX_ERROR_BYTES).catch(() => {
    signal.throwIfAborted();
    // A proxy in front of a tool can answer in HTML.
    return { body: undefined };
  });
  const headers = Object.fromEntries(response.headers);
  throw new ResponseError(response.status, { headers, body });
}

function toInit({ method, headers, body }: ApiRequest): RequestInit {
  const isForm = body instanceof URLSearchParams;
  return {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'backstage-plugin-maturity',
      ...(body !== undefined &&
        !isForm && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: isForm || body === undefined ? body : JSON.stringify(body),
  };
}

async function readJson(
  response: Response,
  maxBytes: number,
): Promise<{ readonly body: unknown; readonly bytes: number }> {
  let bytes = 0;
  async function* countParts() {
    for await (const part of readParts(response, maxBytes)) {
      bytes += part.length;
      yield part;
    }
  }
  try {
    return { body: await parseJson(countParts()), bytes };
  } catch (error) {
    if (error instanceof InputError) {
      throw new AnswerError(
        /nested/.test(error.message)
          ? 'it answered with JSON that is nested too deep'
          : 'it answered with something else than JSON',
      );
    }
    throw error;
  }
}

/** Leaving the loop cancels the rest of the answer. */
async function* readParts(
  response: Response,
  maxBytes: number,
): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) {
      throw new AnswerError(
        `it answered with more than ${Math.floor(maxBytes / 1_000_000)} MB`,
        { isTooLong: true },
      );
    }
    yield part;
  }
}
