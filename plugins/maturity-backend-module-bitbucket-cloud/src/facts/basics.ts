import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  daysBefore,
  REVIEW_DAYS,
  toReviewShareFact,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketFacts } from '../declarations';
import { CODEOWNERS, RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryLists';

/** Reads visibility, branch, owners and other facts about the repository itself. */
export function toBasicFacts(
  answer: RepositoryAnswer,
  details: RepositoryDetails,
): BitbucketFacts {
  const evidence = [{ title: answer.fullName, url: answer.url }];
  return {
    visibility: { value: answer.isPrivate ? 'private' : 'public', evidence },
    defaultBranch: answer.branch
      ? { value: answer.branch, evidence }
      : { unknown: describeEmpty() },
    pushedAt: { value: answer.updatedOn, evidence },
    codeowners: toCodeowners(answer, details),
  };
}

/** Says why a repository has no default branch. */
export function describeEmpty(): string {
  return 'the repository is empty, so it has no default branch';
}

/** Reads the share of merged pull requests that somebody approved. */
export function toReviewFacts(
  { url }: RepositoryAnswer,
  { pullRequests }: RepositoryDetails,
  now: number,
): BitbucketFacts {
  if ('unknown' in pullRequests) {
    return { reviewShare: pullRequests };
  }
  const since = daysBefore(now, REVIEW_DAYS);
  const merged = pullRequests.filter(
    ({ isByPerson, mergedOn }) => isByPerson && mergedOn >= since,
  );
  return {
    reviewShare: toReviewShareFact(
      merged.map(({ isApproved }) => isApproved),
      { noun: 'pull request', url: `${url}/pull-requests/?state=MERGED` },
    ),
  };
}

function toCodeowners(
  { url, branch, commit }: RepositoryAnswer,
  { codeowners }: RepositoryDetails,
): FactObservation {
  if (typeof codeowners !== 'string') {
    return codeowners;
  }
  const ref = encodeURIComponent(commit ?? branch ?? '');
  return codeowners
    ? {
        value: codeowners.split('\n').some(isRule),
        evidence: [
          { title: CODEOWNERS, url: `${url}/src/${ref}/${CODEOWNERS}` },
        ],
      }
    : { value: false, evidence: [{ title: `no ${CODEOWNERS}`, url }] };
}

/** A pattern and somebody who owns it. */
function isRule(line: string): boolean {
  return /^\s*[^\s#]\S*\s+[^\s#]/.test(line);
}
