import {
  deploymentFactOf,
  environmentFactOf,
  releaseFactsOf,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { GithubFacts } from '../facts';
import { nodesOf, RepositoryAnswer } from '../query/RepositoryAnswer';
import { Withheld } from './Withheld';

/** An environment is inactive once a later deployment took its place. */
const SUCCEEDED: ReadonlySet<string> = new Set(['SUCCESS', 'INACTIVE']);
/** Pages are published by GitHub itself, and Copilot works in one of its own. */
const NOT_DEPLOYED_TO: ReadonlySet<string> = new Set([
  'copilot',
  'github-pages',
]);

/** What was deployed and released, and to where. */
export function deliveryFacts(
  answer: RepositoryAnswer,
  withheld: Withheld,
  now: number,
): GithubFacts {
  return {
    deployments: deploymentsOf(answer, withheld, now),
    environments: environmentsOf(answer, withheld),
    ...releasesOf(answer, withheld, now),
  };
}

function deploymentsOf(
  answer: RepositoryAnswer,
  withheld: Withheld,
  now: number,
): FactObservation {
  const reason = withheld.get('deployments');
  if (reason) {
    return { unknown: reason };
  }
  const succeeded = nodesOf(answer.deployments_latest)
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
  return deploymentFactOf(succeeded, { url, now });
}

function environmentsOf(
  answer: RepositoryAnswer,
  withheld: Withheld,
): FactObservation {
  const reason = withheld.get('environments');
  if (reason) {
    return { unknown: reason };
  }
  return environmentFactOf(
    nodesOf(answer.environments_all)
      .map(({ name }) => name)
      .filter(name => !NOT_DEPLOYED_TO.has(name)),
    `${answer.basics_url}/deployments`,
  );
}

function releasesOf(
  answer: RepositoryAnswer,
  withheld: Withheld,
  now: number,
): GithubFacts {
  const reason = withheld.get('releases');
  const published = nodesOf(answer.releases_latest)
    .flatMap(({ isDraft, publishedAt, tagName, url }) =>
      publishedAt && !isDraft ? [{ title: tagName, publishedAt, url }] : [],
    )
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  return releaseFactsOf(reason ? { unknown: reason } : published, {
    url: `${answer.basics_url}/releases`,
    now,
  });
}
