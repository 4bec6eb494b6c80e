/** A request to the API of a tool. @public */
export interface ApiRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON, and `URLSearchParams` as a form. */
  readonly body?: unknown;
  /** Longest answer that is read, 20 MB when left out. */
  readonly maxBytes?: number;
}

/** A successful answer of an API. @public */
export interface ApiResponse {
  readonly body: unknown;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Length of the body, where that is known. */
  readonly bytes?: number;
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
 * An answer that is of no use, and would be of none if it were asked for again at once:
 * too long, no JSON, a redirect elsewhere.
 *
 * @public
 */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  /** Whether the answer was too long, so that a smaller one may be of use. */
  readonly isTooLong: boolean;

  constructor(message: string, options: { readonly isTooLong?: boolean } = {}) {
    super(message);
    this.isTooLong = options.isTooLong ?? false;
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
