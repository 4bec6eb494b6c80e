import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  toDeploymentFact,
  toEnvironmentFact,
  toReleaseFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubFacts } from '../declarations';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/** A deployment becomes inactive when a later one replaces it. */
const SUCCEEDED: ReadonlySet<string> = new Set(['SUCCESS', 'INACTIVE']);
/** GitHub itself publishes pages, and Copilot has an environment of its own. */
const NOT_DEPLOYED_TO: ReadonlySet<string> = new Set([
  'copilot',
  'github-pages',
]);

/** Reads deployments, environments and releases. */
export function toDeliveryFacts(
  answer: RepositoryAnswer,
  withheld: ReadonlyMap<string, string>,
  now: number,
): GithubFacts {
  return {
    deployments: countDeployments(answer, withheld, now),
    environments: listEnvironments(answer, withheld),
    ...countReleases(answer, withheld, now),
  };
}

function countDeployments(
  answer: RepositoryAnswer,
  withheld: ReadonlyMap<string, string>,
  now: number,
): FactObservation {
  const reason = withheld.get('deployments');
  if (reason) {
    return { unknown: reason };
  }
  const succeeded = readNodes(answer.deployments_latest)
    .map(({ environment, createdAt, latestStatus }) => ({
      environment: environment ?? '',
      createdAt,
      state: latestStatus?.state ?? '',
      url: latestStatus?.logUrl ?? undefined,
    }))
    .filter(
      ({ environment, state }) =>
        !NOT_DEPLOYED_TO.has(environment) && SUCCEEDED.has(state),
    );
  const url = `${answer.basics_url}/deployments`;
  return toDeploymentFact(succeeded, { url, now });
}

function listEnvironments(
  answer: RepositoryAnswer,
  withheld: ReadonlyMap<string, string>,
): FactObservation {
  const reason = withheld.get('environments');
  if (reason) {
    return { unknown: reason };
  }
  return toEnvironmentFact(
    readNodes(answer.environments_all)
      .map(({ name }) => name)
      .filter(name => !NOT_DEPLOYED_TO.has(name)),
    `${answer.basics_url}/deployments`,
  );
}

function countReleases(
  answer: RepositoryAnswer,
  withheld: ReadonlyMap<string, string>,
  now: number,
): GithubFacts {
  const reason = withheld.get('releases');
  const published = readNodes(answer.releases_latest)
    .flatMap(({ isDraft, publishedAt, tagName, url }) =>
      publishedAt && !isDraft ? [{ title: tagName, publishedAt, url }] : [],
    )
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  return toReleaseFacts(reason ? { unknown: reason } : published, {
    url: `${answer.basics_url}/releases`,
    now,
  });
}
