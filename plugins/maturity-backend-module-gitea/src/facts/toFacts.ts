import {
  SeenRepository,
  toCodeownersFact,
  toPipelineFacts,
  toReleaseFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GiteaFacts } from '../declarations';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { toBasicFacts, toReviewFact } from './basics';
import { toProtectionFacts } from './protection';

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
): GiteaFacts {
  const { answer, details } = seen;
  const { branch, url } = answer;
  return {
    ...toBasicFacts(answer, details),
    reviewShare: toReviewFact(answer, details),
    ...toPipelineFacts(details.runs, {
      branch,
      url: branch
        ? `${url}/commits/branch/${branch
            .split('/')
            .map(encodeURIComponent)
            .join('/')}`
        : url,
    }),
    ...toProtectionFacts(answer, details),
    ...toReleaseFacts(details.releases, { url: `${url}/releases`, now }),
    codeowners: toCodeownersFact(details.owners, {
      title: branch ? 'no CODEOWNERS file' : 'empty repository',
      url,
    }),
  };
}
