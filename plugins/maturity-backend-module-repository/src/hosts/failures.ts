import { isError } from '@backstage/errors';
import { cleaned } from '../readers/messages';
import { PostponedError } from './PostponedError';

/** Longest message of a host that is repeated. */
const MAX_LENGTH = 300;

/**
 * What a host said, for people: one line without secrets, at most 300 characters.
 *
 * @public
 */
export function cleanedMessage(error: unknown): string {
  const message = isError(error) ? error.message : String(error);
  return cleaned(message, MAX_LENGTH);
}

/**
 * One sentence about a request that failed, for people. What the host answered is
 * repeated, because it says what to do; what looks like a token is not.
 *
 * @param fix - What to do about credentials that are not accepted.
 * @public
 */
export function describeRequestFailure(
  error: unknown,
  { host, fix }: { readonly host: string; readonly fix: string },
): string {
  const status = statusOf(error);
  const message = cleanedMessage(error);
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
  return `could not ask ${host}: ${message}`;
}

/**
 * What went wrong, as the answer for a repository: that it is asked about later,
 * or an error.
 *
 * @public
 */
export function failureOf(
  error: unknown,
  describe: (error: unknown) => string,
):
  | { readonly postponed: { readonly until: string; readonly reason: string } }
  | { readonly error: string } {
  return error instanceof PostponedError
    ? { postponed: { until: error.until, reason: error.message } }
    : { error: describe(error) };
}

/**
 * The HTTP status of an answer, if there was one: some clients say 500 where there
 * was none, and have no `response` then.
 *
 * @public
 */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  const status: unknown = Reflect.get(error, 'status');
  const isAnswered = Reflect.get(error, 'response') !== undefined;
  return isAnswered && typeof status === 'number' ? status : undefined;
}

/**
 * Whether a request was given up because it took too long.
 *
 * @public
 */
export function isTimeout(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'TimeoutError' ||
      /aborted due to timeout/.test(error.message))
  );
}
