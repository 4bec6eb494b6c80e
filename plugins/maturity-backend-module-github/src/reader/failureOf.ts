import {
  failureOf as failureOfRequest,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { describeFailure } from '../client/describeFailure';

/** What went wrong, as the answer for a repository. */
export function failureOf(error: unknown, host: string): ReadResult {
  return failureOfRequest(error, each => describeFailure(each, host));
}
