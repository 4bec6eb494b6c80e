import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  PublishedRelease,
  SucceededDeployment,
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
  const { basics_url } = answer;
  const url = `${basics_url}/deployments`;
  const known = <T, U>(group: string, value: T, toFact: (value: T) => U) => {
    const unknown = withheld.get(group);
    return unknown === undefined ? toFact(value) : { unknown };
  };
  return {
    deployments: known('deployments', readDeployments(answer), deployments =>
      toDeploymentFact(deployments, { url, now }),
    ),
    environments: known('environments', answer.environments_all, all =>
      toEnvironmentFact(
        readNodes(all)
          .map(({ name }) => name)
          .filter(name => !NOT_DEPLOYED_TO.has(name)),
        url,
      ),
    ),
    ...toReleaseFacts(
      known('releases', readReleases(answer), releases => releases),
      { url: `${basics_url}/releases`, now },
    ),
  };
}

function readDeployments(
  answer: RepositoryAnswer,
): readonly SucceededDeployment[] {
  return readNodes(answer.deployments_latest)
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
}

function readReleases(answer: RepositoryAnswer): readonly PublishedRelease[] {
  return readNodes(answer.releases_latest)
    .flatMap(({ isDraft, publishedAt, tagName, url }) =>
      publishedAt && !isDraft ? [{ title: tagName, publishedAt, url }] : [],
    )
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}
