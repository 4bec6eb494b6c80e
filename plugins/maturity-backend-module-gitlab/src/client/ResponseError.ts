/** An answer that is none: its status says why. */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';
  readonly status: number;
  readonly response: { readonly headers: Readonly<Record<string, string>> };

  constructor(
    status: number,
    headers: Readonly<Record<string, string>>,
    body: unknown,
  ) {
    super(messageOf(body) ?? `HTTP status ${status}`);
    this.status = status;
    this.response = { headers };
  }
}

/** GitLab says what is wrong as `message`, `error` or `errors`, and of some things in several parts. */
function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const said: unknown =
    Reflect.get(body, 'error_description') ??
    Reflect.get(body, 'message') ??
    Reflect.get(body, 'error') ??
    Reflect.get(body, 'errors');
  if (said === undefined || said === null) {
    return undefined;
  }
  return typeof said === 'string' ? said : JSON.stringify(said);
}
