import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { AzureDevOpsFacts } from '../declarations';
import { RepositoryAnswer, RepositoryDetails } from '../query/RepositoryAnswer';
import { toBasicFacts, toReviewFacts } from './basics';
import { toDeliveryFacts } from './deliveries';
import { readPipelineFacts } from './pipelines';
import { toProtectionFacts } from './protection';

/**
 * Reads all facts of a repository.
 *
 * @param now - Milliseconds since 1970.
 */
export function toFacts(
  {
    answer,
    details,
  }: SeenRepository<RepositoryAnswer> & {
    readonly details: RepositoryDetails;
  },
  now: number,
): AzureDevOpsFacts {
  return {
    ...toBasicFacts(answer),
    ...toReviewFacts(answer, details),
    ...readPipelineFacts(answer, details, now),
    ...toProtectionFacts(answer),
    ...toDeliveryFacts(answer, now),
  };
}
