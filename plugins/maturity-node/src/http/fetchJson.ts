/** A request to the API of a tool. @public */
export interface ApiRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** A successful answer of an API. @public */
export interface ApiResponse {
  readonly body: unknown;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** An answer with a status other than success. @public */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';
  readonly status: number;
  readonly response: { readonly headers: ApiResponse['headers'] };

  constructor(status: number, { headers, body }: ApiResponse) {
    super(readMessage(body) ?? `HTTP status ${status}`);
    this.status = status;
    this.response = { headers };
  }
}

/**
 * Sends a request and reads the answer as JSON.
 *
 * @throws ResponseError for each status other than success, or whatever kept the
 * request from an answer
 */
export async function fetchJson(
  { url, method, headers, body }: ApiRequest,
  signal: AbortSignal,
): Promise<ApiResponse> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'backstage-plugin-maturity',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  const answer = {
    body: parseJson(await response.text()),
    headers: Object.fromEntries(response.headers),
  };
  if (!response.ok) {
    throw new ResponseError(response.status, answer);
  }
  if (answer.body === undefined) {
    throw new Error('it answered with something else than JSON');
  }
  return answer;
}

/** A proxy in front of a tool can answer in HTML. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** APIs say what is wrong as `message`, `error` or `errors`; some of them as an object. */
function readMessage(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const message: unknown =
    Reflect.get(body, 'error_description') ??
    Reflect.get(body, 'message') ??
    Reflect.get(body, 'error') ??
    Reflect.get(body, 'errors');
  if (message === undefined || message === null) {
    return undefined;
  }
  return typeof message === 'string' ? message : JSON.stringify(message);
}
