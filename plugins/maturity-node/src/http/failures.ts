import { isError } from '@backstage/errors';
import { redact } from './text';

/** Longest message of a tool that is repeated. */
const MAX_LENGTH = 300;

/**
 * A tool was not asked, or did not answer, to leave its rate limit to others.
 *
 * @public
 */
export class PostponedError extends Error {
  override readonly name = 'PostponedError';
  /** Instant from which it may be asked again, ISO 8601 in UTC. */
  readonly until: string;

  /** @param until - Milliseconds since 1970. */
  constructor(reason: string, until: number) {
    super(reason);
    this.until = new Date(until).toISOString();
  }
}

/** A value, or the reason why it is not known. @public */
export type Known<T> = T | { readonly unknown: string };

/**
 * Waits for a request. One that fails costs only the value that it would have
 * returned.
 *
 * @throws PostponedError if the budget is used up, or the reason of the signal
 * once it is aborted
 */
export async function orUnknown<T>(
  work: Promise<T>,
  options: {
    readonly signal: AbortSignal;
    /** Says in one sentence, for people, what went wrong. */
    readonly describe: (error: unknown) => string;
  },
): Promise<Known<T>> {
  try {
    return await work;
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof PostponedError) {
      throw error;
    }
    return { unknown: options.describe(error) };
  }
}

/**
 * Makes one line for people of an error of a tool: no secrets, at most 300
 * characters.
 *
 * @public
 */
export function cleanMessage(error: unknown): string {
  return redact(isError(error) ? error.message : String(error), MAX_LENGTH);
}

/**
 * Describes a failed request in one sentence, for people. It repeats the tool's
 * answer, which says what to do, but nothing that looks like a token.
 *
 * @param fix - What to do about credentials that are not accepted.
 */
export function describeRequestFailure(
  error: unknown,
  { host, fix }: { readonly host: string; readonly fix: string },
): string {
  const status = readStatus(error);
  const message = cleanMessage(error);
  if (status === 401) {
    return `${host} did not accept the credentials (401): ${fix}`;
  }
  if (status === 403) {
    return `${host} refused the request (403): ${message}`;
  }
  if (status !== undefined && status >= 500) {
    return `${host} failed (${status}): ${message}`;
  }
  if (isTimeout(error)) {
    return `${host} did not answer in time`;
  }
  const code = readCode(error);
  return `could not ask ${host}: ${message}${code ? ` (${code})` : ''}`;
}

/** `fetch` fails with the same message whatever happened, and tells more by a code. */
function readCode(error: unknown): string | undefined {
  const cause: unknown = isError(error) ? error.cause : undefined;
  const code: unknown =
    typeof cause === 'object' && cause !== null
      ? Reflect.get(cause, 'code')
      : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The answer for an entity whose request failed. @public */
export type RequestFailure =
  | { readonly postponed: { readonly until: string; readonly reason: string } }
  | { readonly error: string };

/**
 * Turns an error into the answer for an entity: `postponed` for a
 * {@link PostponedError}, else an `error`.
 */
export function toFailure(
  error: unknown,
  describe: (error: unknown) => string,
): RequestFailure {
  return error instanceof PostponedError
    ? { postponed: { until: error.until, reason: error.message } }
    : { error: describe(error) };
}

/**
 * Reads the HTTP status of an answer from an error. Some clients say 500 where
 * there was no answer: their errors have no `response`.
 */
export function readStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  const status: unknown = Reflect.get(error, 'status');
  const isAnswered = Reflect.get(error, 'response') !== undefined;
  return isAnswered && typeof status === 'number' ? status : undefined;
}

/** Whether a request took too long. */
export function isTimeout(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'TimeoutError' ||
      /aborted due to timeout/.test(error.message))
  );
}
