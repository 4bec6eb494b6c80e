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
  { deployments, environments }: ProjectDetails,
  withheld: WithheldGroups,
  now: number,
): GitlabFacts {
  const url = `${answer.basics_url}/-/environments`;
  return {
    deployments:
      'unknown' in deployments
        ? deployments
        : toDeploymentFact(
            deployments.filter(
              ({ status, environment }) =>
                status === 'success' && !REVIEW_APP.test(environment),
            ),
            { url, now },
          ),
    environments:
      'unknown' in environments
        ? environments
        : toEnvironmentFact(
            environments
              .filter(each => !each.isStopped && !REVIEW_APP.test(each.name))
              .map(({ name }) => name),
            url,
          ),
    ...countReleases(answer, withheld, now),
  };
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
