import {
  SeenRepository,
  toPipelineFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubFacts } from '../declarations';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/readDetails';
import { toBasicFacts, toReviewFacts } from './basics';
import { toDeliveryFacts } from './deliveries';
import { toOwnershipFacts } from './ownership';
import { toProtectionFacts } from './protection';
import { toSecurityFacts } from './security';

/**
 * Reads all facts of a repository.
 *
 * @param now - Milliseconds since 1970.
 */
export function toFacts(
  seen: SeenRepository<RepositoryAnswer> & {
    readonly details: RepositoryDetails;
  },
  now: number,
): GithubFacts {
  const { answer, details, withheld } = seen;
  const branch = answer.basics_branch?.name;
  return {
    ...toBasicFacts(answer),
    ...toReviewFacts(answer, withheld, now),
    ...toPipelineFacts(details.runs, {
      branch,
      url: `${answer.basics_url}/actions?query=${encodeURIComponent(
        `branch:${branch ?? ''}`,
      )}`,
    }),
    ...toProtectionFacts(answer, details.isProtected, withheld),
    ...toSecurityFacts(answer, details, withheld, now),
    ...toDeliveryFacts(answer, withheld, now),
    ...toOwnershipFacts(answer, withheld),
  };
}
