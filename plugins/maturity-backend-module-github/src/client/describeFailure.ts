import { isError } from '@backstage/errors';

/**
 * One sentence about a request that failed, for people. Answers of GitHub are
 * repeated, because they say what to do; what looks like a token is not.
 */
export function describeFailure(error: unknown, host: string): string {
  const status = statusOf(error);
  const message = cleaned(isError(error) ? error.message : String(error));
  if (status === 401) {
    return `${host} did not accept the credentials (401): renew the token or the App at integrations.github`;
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

/** The HTTP status of an answer, if there was one: Octokit says 500 where there was none. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  const status: unknown = Reflect.get(error, 'status');
  const isAnswered = Reflect.get(error, 'response') !== undefined;
  return isAnswered && typeof status === 'number' ? status : undefined;
}

/** Whether a request was given up because it took too long. */
export function isTimeout(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'TimeoutError' ||
      /aborted due to timeout/.test(error.message))
  );
}

/** One line without tokens, at most 300 characters. */
export function cleaned(message: string): string {
  const text = message
    .replace(/\b(?:gh[pousr]_|github_pat_)\w+/g, '[redacted]')
    .replace(/\b((?:bearer|basic|token)\s+)[\w+/=.~-]{8,}/gi, '$1[redacted]')
    .replace(/(\w+:\/\/)[^/?#\s]*@/g, '$1')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
