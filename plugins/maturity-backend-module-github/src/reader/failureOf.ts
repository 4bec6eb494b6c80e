import { ReadResult } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { describeFailure } from '../client/describeFailure';
import { PostponedError } from '../client/PostponedError';

/** What went wrong, as the answer for a repository. */
export function failureOf(error: unknown, host: string): ReadResult {
  return error instanceof PostponedError
    ? { postponed: { until: error.until, reason: error.message } }
    : { error: describeFailure(error, host) };
}
