import {
  daysBefore,
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
  const succeeded = deployments.filter(
    ({ status, environment }) =>
      status === 'success' && !REVIEW_APP.test(environment),
  );
  const url = `${basics_url}/-/environments`;
  return deploymentFactOf(succeeded, { url, now });
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
