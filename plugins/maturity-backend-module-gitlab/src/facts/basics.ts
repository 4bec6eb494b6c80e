import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { toReviewShareFact } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabFacts } from '../declarations';
import { contentGroups, projectGroups } from '../query/fieldGroups';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { notShown, WithheldGroups } from '../query/withheldGroups';

/** Reads visibility, branch, topics and other facts about the project itself. */
export function toBasicFacts(
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
    defaultBranch: readDefaultBranch(answer),
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

/** Reads the name of the default branch, or why there is none. */
export function readDefaultBranch(answer: ProjectAnswer): FactObservation {
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

/** Reads the share of merged merge requests that somebody approved. */
export function toReviewFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
): GitlabFacts {
  const reason =
    withheld.get('reviews') ??
    (answer.reviews_merged ? undefined : notShown(projectGroups.reviews.needs));
  if (reason) {
    return { reviewShare: { unknown: reason } };
  }
  const merged = readNodes(answer.reviews_merged).filter(
    each =>
      each.targetBranch === answer.basics_repository?.rootRef &&
      !each.author?.bot,
  );
  return {
    reviewShare: toReviewShareFact(
      merged.map(each => readNodes(each.approvedBy).length > 0),
      {
        noun: 'merge request',
        url: `${answer.basics_url}/-/merge_requests?scope=all&state=merged`,
      },
    ),
  };
}
