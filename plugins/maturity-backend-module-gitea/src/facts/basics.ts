import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { toReviewShareFact } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GiteaFacts } from '../declarations';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/** Reads visibility, branch, topics and other facts about the repository itself. */
export function toBasicFacts(
  answer: RepositoryAnswer,
  { languages }: RepositoryDetails,
): GiteaFacts {
  const { url, fullName, topics, licences } = answer;
  const evidence = [{ title: fullName, url }];
  const listed = (
    value: readonly string[] | undefined,
    unknown: string,
  ): FactObservation => (value ? { value: [...value], evidence } : { unknown });
  return {
    visibility: { value: answer.visibility, evidence },
    archived: { value: answer.isArchived, evidence },
    defaultBranch: answer.branch
      ? { value: answer.branch, evidence }
      : { unknown: 'the repository is empty, so it has no default branch' },
    updatedAt: { value: answer.updatedAt, evidence },
    topics: listed(
      topics,
      'this version does not list topics: Gitea 1.23 or Forgejo 11 is needed',
    ),
    licences: listed(
      licences,
      'this host recognises no licences: Gitea 1.23 or newer does, Forgejo does not',
    ),
    languages:
      'unknown' in languages ? languages : { value: [...languages], evidence },
  };
}

/** Reads the share of merged pull requests that somebody approved. */
export function toReviewFact(
  { url }: RepositoryAnswer,
  { approvals }: RepositoryDetails,
): FactObservation {
  return 'unknown' in approvals
    ? approvals
    : toReviewShareFact(approvals, {
        noun: 'pull request',
        url: `${url}/pulls?state=closed`,
      });
}
