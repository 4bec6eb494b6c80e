import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  toDeploymentFact,
  toEnvironmentFact,
  toReleaseFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabFacts } from '../declarations';
import { projectGroups } from '../query/fieldGroups';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { notShown, WithheldGroups } from '../query/withheldGroups';

/** Review apps live as long as a merge request; GitLab keeps them in a folder. */
const REVIEW_APP = /^review\//;

/** Reads deployments, environments and releases. */
export function toDeliveryFacts(
  answer: ProjectAnswer,
  details: ProjectDetails,
  withheld: WithheldGroups,
  now: number,
): GitlabFacts {
  return {
    deployments: countDeployments(answer, details, now),
    environments: listEnvironments(answer, details),
    ...countReleases(answer, withheld, now),
  };
}

function countDeployments(
  { basics_url }: ProjectAnswer,
  { deployments }: ProjectDetails,
  now: number,
): FactObservation {
  if ('unknown' in deployments) {
    return deployments;
  }
  const succeeded = deployments.filter(
    ({ status, environment }) =>
      status === 'success' && !REVIEW_APP.test(environment),
  );
  const url = `${basics_url}/-/environments`;
  return toDeploymentFact(succeeded, { url, now });
}

function listEnvironments(
  { basics_url }: ProjectAnswer,
  { environments }: ProjectDetails,
): FactObservation {
  if ('unknown' in environments) {
    return environments;
  }
  return toEnvironmentFact(
    environments
      .filter(({ name, isStopped }) => !isStopped && !REVIEW_APP.test(name))
      .map(({ name }) => name),
    `${basics_url}/-/environments`,
  );
}

function countReleases(
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
  const published = readNodes(answer.releases_latest).flatMap(
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
  return toReleaseFacts(reason ? { unknown: reason } : published, { url, now });
}
