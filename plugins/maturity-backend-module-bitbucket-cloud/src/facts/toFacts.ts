import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketFacts } from '../declarations';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryLists';
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
): BitbucketFacts {
  return {
    ...toBasicFacts(answer, details),
    ...toReviewFacts(answer, details, now),
    ...readPipelineFacts(answer, details, now),
    ...toProtectionFacts(answer, details),
    ...toDeliveryFacts(answer, details, now),
  };
}
