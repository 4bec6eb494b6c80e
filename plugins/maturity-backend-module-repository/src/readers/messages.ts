import { isError } from '@backstage/errors';

/** The URL without user name, password, query or fragment, any of which can hold a secret. */
export function withoutSecrets(url: string): string {
  return url.replace(/^(\w[\w+.-]*:\/\/)[^/?#]*@/, '$1').replace(/[?#].*$/, '');
}

const MAX_LENGTH = 500;

/**
 * One sentence about what went wrong while reading a repository, for people.
 *
 * @remarks
 * Messages of clients are kept, because they say what to do, but every URL in
 * them is stripped of credentials and query, and tokens are blanked.
 *
 * @param error - Whatever was thrown.
 * @param root - Root URL of the repository, of which secrets are left out too.
 * @public
 */
export function describeReadError(error: unknown, root: string): string {
  const place = withoutSecrets(root);
  if (!isError(error)) {
    return `could not read ${place}`;
  }
  const status =
    Reflect.get(error, 'statusCode') ?? Reflect.get(error, 'status');
  const message = cleaned(error.message);
  if (error.name === 'NotFoundError' || status === 404) {
    return `repository not found at ${place}`;
  }
  if (/rate limit/i.test(message)) {
    return `the rate limit was exceeded while reading ${place}: ${message}`;
  }
  if (
    error.name === 'AuthenticationError' ||
    status === 401 ||
    /\b401\b/.test(message)
  ) {
    return `the credentials for ${place} were not accepted: ${message}`;
  }
  if (status === 403 || /\b403\b/.test(message)) {
    return `reading ${place} is forbidden: ${message}`;
  }
  return `could not read ${place}: ${message}`;
}

/** One line without credentials, tokens and queries of URLs, and not longer than that. */
export function cleaned(message: string, maxLength = MAX_LENGTH): string {
  const text = message
    .replace(/\w[\w+.-]*:\/\/[^\s'"`<>]+/g, withoutSecrets)
    .replace(
      /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abp]-)[\w-]+/g,
      '[redacted]',
    )
    .replace(/\b((?:bearer|basic|token)\s+)[\w+/=.~-]{8,}/gi, '$1[redacted]')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
