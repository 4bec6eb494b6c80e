import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GithubFacts } from '../facts';
import { nodesOf, RepositoryAnswer } from '../query/RepositoryAnswer';
import { Withheld } from './Withheld';

const REVIEW_DAYS = 90;

/** What kind of repository it is. */
export function basicFacts(answer: RepositoryAnswer): GithubFacts {
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
      value: nodesOf(answer.basics_topics).map(({ topic }) => topic.name),
      evidence,
    },
    // What GitHub cannot tell is called NOASSERTION.
    licences: {
      value: licence && licence !== 'NOASSERTION' ? [licence] : [],
      evidence,
    },
    languages: {
      value: nodesOf(answer.basics_languages).map(({ name }) => name),
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

/**
 * Which share of the merged pull requests somebody else approved. Those of bots
 * are left out: whether they are reviewed says little about people's changes.
 */
export function reviewFacts(
  answer: RepositoryAnswer,
  withheld: Withheld,
  now: number,
): GithubFacts {
  const reason = withheld.get('reviews');
  if (reason) {
    return { reviewShare: { unknown: reason } };
  }
  const since = daysBefore(now, REVIEW_DAYS);
  const merged = nodesOf(answer.reviews_merged).filter(
    each =>
      each.baseRefName === answer.basics_branch?.name &&
      each.author?.__typename !== 'Bot' &&
      Boolean(each.mergedAt && each.mergedAt >= since),
  );
  if (merged.length === 0) {
    return {
      reviewShare: {
        unknown: `no pull request of a person was merged into the default branch in ${REVIEW_DAYS} days`,
      },
    };
  }
  const reviewed = merged.filter(each => each.reviews?.totalCount);
  return {
    reviewShare: {
      value: Math.round((reviewed.length / merged.length) * 1000) / 1000,
      evidence: [
        {
          title: `${reviewed.length} of ${merged.length} approved`,
          url: `${answer.basics_url}/pulls?q=is%3Apr+is%3Amerged`,
        },
      ],
    },
  };
}
