import {
  daysBefore,
  deliveriesSince,
  deploymentFactOf,
  environmentFactOf,
  releaseFactsOf,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { GitlabFacts } from '../facts';
import { projectGroups } from '../query/fieldGroups';
import { nodesOf, ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { notShown, WithheldGroups } from '../query/withheldGroups';

/** Review apps live as long as a merge request; GitLab keeps them in a folder. */
const REVIEW_APP = /^review\//;
const SHOWN = 3;

/** What was deployed and released, and to where. */
export function deliveryFacts(
  answer: ProjectAnswer,
  details: ProjectDetails,
  withheld: WithheldGroups,
  now: number,
): GitlabFacts {
  return {
    deployments: deploymentsOf(answer, details, now),
    environments: environmentsOf(answer, details),
    ...releasesOf(answer, withheld, now),
  };
}

function deploymentsOf(
  { basics_url }: ProjectAnswer,
  { deployments }: ProjectDetails,
  now: number,
): FactObservation {
  if ('unknown' in deployments) {
    return deployments;
  }
  const since = deliveriesSince(now);
  const recent = deployments.filter(
    each =>
      each.status === 'success' &&
      each.createdAt >= since &&
      !REVIEW_APP.test(each.environment),
  );
  return deploymentFactOf(recent.length, {
    url: `${basics_url}/-/environments`,
    shown: recent
      .filter(({ url }) => url)
      .slice(0, SHOWN)
      .map(({ environment, createdAt, url }) => ({
        title: `${environment} on ${createdAt.slice(0, 10)}`,
        url,
      })),
  });
}

function environmentsOf(
  { basics_url }: ProjectAnswer,
  { environments }: ProjectDetails,
): FactObservation {
  if ('unknown' in environments) {
    return environments;
  }
  return environmentFactOf(
    environments
      .filter(({ name, isStopped }) => !isStopped && !REVIEW_APP.test(name))
      .map(({ name }) => name),
    `${basics_url}/-/environments`,
  );
}

function releasesOf(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
  now: number,
): GitlabFacts {
  const reason =
    withheld.get('releases') ??
    (answer.releases_latest
      ? undefined
      : notShown(projectGroups.releases.needs));
  const url = `${answer.basics_url}/-/releases`;
  const until = daysBefore(now, 0);
  const published = nodesOf(answer.releases_latest).flatMap(
    ({ releasedAt, upcomingRelease, tagName, links }) =>
      releasedAt && !upcomingRelease && releasedAt <= until
        ? [
            {
              title: tagName ?? 'release',
              publishedAt: releasedAt,
              url: links?.selfUrl ?? url,
            },
          ]
        : [],
  );
  return releaseFactsOf(reason ? { unknown: reason } : published, { url, now });
}
