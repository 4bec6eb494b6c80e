import { isError } from '@backstage/errors';
import {
  redact,
  withoutSecrets,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

const MAX_LENGTH = 500;

/**
 * Describes in one sentence, for people, why a repository could not be read.
 *
 * @remarks
 * It keeps the message of the client, which says what to do, without credentials,
 * tokens and queries of URLs.
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
  const message = redact(error.message, MAX_LENGTH);
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
