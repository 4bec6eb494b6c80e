import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GitlabFacts } from '../facts';
import { projectGroups } from '../query/fieldGroups';
import { nodesOf, ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { notShown, WithheldGroups } from '../query/withheldGroups';

const DAYS = 90;
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
  const since = daysBefore(now, DAYS);
  return {
    deployments: deploymentsOf(answer, details, since),
    environments: environmentsOf(answer, details),
    ...releaseFacts(answer, withheld, now, since),
  };
}

function deploymentsOf(
  { basics_url }: ProjectAnswer,
  { deployments }: ProjectDetails,
  since: string,
): FactObservation {
  if ('unknown' in deployments) {
    return deployments;
  }
  const recent = deployments.filter(
    each =>
      each.status === 'success' &&
      each.createdAt >= since &&
      !REVIEW_APP.test(each.environment),
  );
  return {
    value: recent.length,
    evidence: [
      {
        title: `${recent.length} in ${DAYS} days`,
        url: `${basics_url}/-/environments`,
      },
      ...recent
        .filter(({ url }) => url)
        .slice(0, SHOWN)
        .map(({ environment, createdAt, url }) => ({
          title: `${environment} on ${createdAt.slice(0, 10)}`,
          url,
        })),
    ],
  };
}

function environmentsOf(
  { basics_url }: ProjectAnswer,
  { environments }: ProjectDetails,
): FactObservation {
  if ('unknown' in environments) {
    return environments;
  }
  const names = environments
    .filter(({ name, isStopped }) => !isStopped && !REVIEW_APP.test(name))
    .map(({ name }) => name)
    .sort();
  return {
    value: names.length >= 2 ? names : [],
    evidence: [
      {
        title: names.length ? names.join(', ') : 'no environment',
        url: `${basics_url}/-/environments`,
      },
    ],
  };
}

function releaseFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
  now: number,
  since: string,
): GitlabFacts {
  const reason =
    withheld.get('releases') ??
    (answer.releases_latest
      ? undefined
      : notShown(projectGroups.releases.needs));
  if (reason) {
    return { releases: { unknown: reason }, lastRelease: { unknown: reason } };
  }
  const url = `${answer.basics_url}/-/releases`;
  const until = daysBefore(now, 0);
  const published = nodesOf(answer.releases_latest).flatMap(release =>
    release.releasedAt &&
    !release.upcomingRelease &&
    release.releasedAt <= until
      ? [{ ...release, releasedAt: release.releasedAt }]
      : [],
  );
  const [last] = published;
  const recent = published.filter(each => each.releasedAt >= since);
  return {
    releases: {
      value: recent.length,
      evidence: [{ title: `${recent.length} in ${DAYS} days`, url }],
    },
    lastRelease: last
      ? {
          value: last.releasedAt,
          evidence: [
            {
              title: last.tagName ?? 'release',
              url: last.links?.selfUrl ?? url,
            },
          ],
        }
      : { unknown: 'nothing was released' },
  };
}
