import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  toCodeownersFact,
  toPipelineFacts,
  toReviewShareFact,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketFacts } from '../declarations';
import { RepositoryDetails } from '../query/readDetails';
import { MergedPull } from '../query/readMerged';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { toProtectionFacts } from './protection';

/** Pull requests that the share of reviews is about. */
const REVIEWED = 20;

/** Reads all facts of a repository. */
export function toFacts(
  answer: RepositoryAnswer,
  details: RepositoryDetails,
): BitbucketFacts {
  const { url } = answer;
  const { branch } = details;
  const evidence = [{ title: `${answer.project}/${answer.slug}`, url }];
  const name = 'unknown' in branch ? undefined : branch.name;
  // How long builds took is told for one commit at a time only.
  const { pipelineMedianMinutes: _, ...pipeline } = toPipelineFacts(
    details.runs,
    { branch: name, url: `${url}/commits` },
  );
  return {
    visibility: {
      value: answer.isPublic ? 'public' : 'private',
      evidence,
    },
    archived:
      answer.isArchived === undefined
        ? {
            unknown:
              'this version archives no repositories: Bitbucket 8.0 or newer is needed',
          }
        : { value: answer.isArchived, evidence },
    defaultBranch:
      'unknown' in branch ? branch : { value: branch.name, evidence },
    reviewShare: toReviewFact(details.merged, url),
    ...pipeline,
    ...toProtectionFacts(details, url),
    codeowners: toCodeownersFact(details.owners, {
      title: name ? 'no CODEOWNERS file' : 'no default branch',
      url,
    }),
  };
}

function toReviewFact(
  merged: Known<readonly MergedPull[]>,
  url: string,
): FactObservation {
  return 'unknown' in merged
    ? merged
    : toReviewShareFact(
        merged
          .filter(({ isByProgram }) => !isByProgram)
          .slice(0, REVIEWED)
          .map(({ isApproved }) => isApproved),
        { noun: 'pull request', url: `${url}/pull-requests?state=MERGED` },
      );
}
