import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  REVIEW_DAYS,
  toReviewShareFact,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubFacts } from '../declarations';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/** Reads visibility, branch, topics and other facts about the repository itself. */
export function toBasicFacts(answer: RepositoryAnswer): GithubFacts {
  const { basics_url: url, basics_branch: branch } = answer;
  const evidence = [{ title: answer.basics_name, url }];
  const licence = answer.basics_licence?.spdxId;
  const template = answer.basics_template;
  return {
    visibility: { value: answer.basics_visibility.toLowerCase(), evidence },
    archived: { value: answer.basics_archived, evidence },
    defaultBranch: branch
      ? { value: branch.name, evidence }
      : { unknown: 'the repository is empty, so it has no default branch' },
    pushedAt: answer.basics_pushedAt
      ? { value: answer.basics_pushedAt, evidence }
      : { unknown: 'nothing was ever pushed' },
    topics: {
      value: readNodes(answer.basics_topics).map(({ topic }) => topic.name),
      evidence,
    },
    // NOASSERTION is a licence that GitHub does not recognise.
    licences: {
      value: licence && licence !== 'NOASSERTION' ? [licence] : [],
      evidence,
    },
    languages: {
      value: readNodes(answer.basics_languages).map(({ name }) => name),
      evidence,
    },
    templateOrigin: {
      value: template ? [template.nameWithOwner] : [],
      evidence: template
        ? [{ title: template.nameWithOwner, url: template.url }]
        : evidence,
    },
  };
}

/** Reads the share of merged pull requests that somebody approved. */
export function toReviewFacts(
  answer: RepositoryAnswer,
  withheld: ReadonlyMap<string, string>,
  now: number,
): GithubFacts {
  const reason = withheld.get('reviews');
  if (reason) {
    return { reviewShare: { unknown: reason } };
  }
  const since = daysBefore(now, REVIEW_DAYS);
  const merged = readNodes(answer.reviews_merged).filter(
    each =>
      each.baseRefName === answer.basics_branch?.name &&
      each.author?.__typename !== 'Bot' &&
      Boolean(each.mergedAt && each.mergedAt >= since),
  );
  return {
    reviewShare: toReviewShareFact(
      merged.map(each => Boolean(each.reviews?.totalCount)),
      {
        noun: 'pull request',
        url: `${answer.basics_url}/pulls?q=is%3Apr+is%3Amerged`,
      },
    ),
  };
}
