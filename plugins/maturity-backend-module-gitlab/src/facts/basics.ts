import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { GitlabFacts } from '../facts';
import { contentGroups, projectGroups } from '../query/fieldGroups';
import { nodesOf, ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { notShown, WithheldGroups } from '../query/withheldGroups';

const REVIEW_DAYS = 90;

/** What kind of project it is. */
export function basicFacts(
  answer: ProjectAnswer,
  { licences }: ProjectDetails,
): GitlabFacts {
  const evidence = [{ title: answer.fullPath, url: answer.basics_url }];
  const known = <T extends string | boolean>(value: T | null | undefined) =>
    value === null || value === undefined
      ? { unknown: notShown(projectGroups.basics.needs) }
      : { value, evidence };
  return {
    visibility: known(answer.basics_visibility),
    archived: known(answer.basics_archived),
    defaultBranch: defaultBranchOf(answer),
    pushedAt: known(answer.basics_activityAt),
    topics: { value: [...(answer.basics_topics ?? [])], evidence },
    licences:
      'unknown' in licences ? licences : { value: [...licences], evidence },
    languages: answer.basics_languages
      ? {
          value: answer.basics_languages.map(({ name }) => name),
          evidence,
        }
      : { unknown: notShown(contentGroups.contents.needs) },
  };
}

/** Name of the default branch, or why there is none. */
export function defaultBranchOf(answer: ProjectAnswer): FactObservation {
  const repository = answer.basics_repository;
  if (!repository) {
    return { unknown: notShown(contentGroups.contents.needs) };
  }
  return repository.rootRef && !repository.empty
    ? {
        value: repository.rootRef,
        evidence: [{ title: answer.fullPath, url: answer.basics_url }],
      }
    : { unknown: 'the repository is empty, so it has no default branch' };
}

/**
 * Which share of the merged merge requests somebody approved. Those of bots are
 * left out: whether they are reviewed says little about people's changes.
 */
export function reviewFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
): GitlabFacts {
  const reason =
    withheld.get('reviews') ??
    (answer.reviews_merged ? undefined : notShown(projectGroups.reviews.needs));
  if (reason) {
    return { reviewShare: { unknown: reason } };
  }
  const merged = nodesOf(answer.reviews_merged).filter(
    each =>
      each.targetBranch === answer.basics_repository?.rootRef &&
      !each.author?.bot,
  );
  if (merged.length === 0) {
    return {
      reviewShare: {
        unknown: `no merge request of a person was merged into the default branch in ${REVIEW_DAYS} days`,
      },
    };
  }
  const approved = merged.filter(each => nodesOf(each.approvedBy).length > 0);
  return {
    reviewShare: {
      value: Math.round((approved.length / merged.length) * 1000) / 1000,
      evidence: [
        {
          title: `${approved.length} of ${merged.length} approved`,
          url: `${answer.basics_url}/-/merge_requests?scope=all&state=merged`,
        },
      ],
    },
  };
}
