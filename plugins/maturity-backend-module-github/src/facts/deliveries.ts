import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { GithubFacts } from '../facts';
import { nodesOf, RepositoryAnswer } from '../query/RepositoryAnswer';
import { Withheld } from './Withheld';

const DAYS = 90;
/** An environment is inactive once a later deployment took its place. */
const SUCCEEDED: ReadonlySet<string> = new Set(['SUCCESS', 'INACTIVE']);
/** Pages are published by GitHub itself, and Copilot works in one of its own. */
const NOT_DEPLOYED_TO: ReadonlySet<string> = new Set([
  'copilot',
  'github-pages',
]);
const SHOWN = 3;

/** What was deployed and released, and to where. */
export function deliveryFacts(
  answer: RepositoryAnswer,
  withheld: Withheld,
  now: number,
): GithubFacts {
  const since = daysBefore(now, DAYS);
  return {
    deployments: deploymentsOf(answer, withheld, since),
    environments: environmentsOf(answer, withheld),
    ...releaseFacts(answer, withheld, since),
  };
}

function deploymentsOf(
  answer: RepositoryAnswer,
  withheld: Withheld,
  since: string,
): FactObservation {
  const reason = withheld.get('deployments');
  if (reason) {
    return { unknown: reason };
  }
  const succeeded = nodesOf(answer.deployments_latest).filter(
    each =>
      each.createdAt >= since &&
      !NOT_DEPLOYED_TO.has(each.environment ?? '') &&
      SUCCEEDED.has(each.latestStatus?.state ?? ''),
  );
  return {
    value: succeeded.length,
    evidence: [
      {
        title: `${succeeded.length} in ${DAYS} days`,
        url: `${answer.basics_url}/deployments`,
      },
      ...succeeded.slice(0, SHOWN).flatMap(each =>
        each.latestStatus?.logUrl
          ? [
              {
                title: `${each.environment} on ${each.createdAt.slice(0, 10)}`,
                url: each.latestStatus.logUrl,
              },
            ]
          : [],
      ),
    ],
  };
}

function environmentsOf(
  answer: RepositoryAnswer,
  withheld: Withheld,
): FactObservation {
  const reason = withheld.get('environments');
  if (reason) {
    return { unknown: reason };
  }
  const names = nodesOf(answer.environments_all)
    .map(({ name }) => name)
    .filter(name => !NOT_DEPLOYED_TO.has(name))
    .sort();
  return {
    value: names.length >= 2 ? names : [],
    evidence: [
      {
        title: names.length ? names.join(', ') : 'no environment',
        url: `${answer.basics_url}/deployments`,
      },
    ],
  };
}

function releaseFacts(
  answer: RepositoryAnswer,
  withheld: Withheld,
  since: string,
): GithubFacts {
  const reason = withheld.get('releases');
  if (reason) {
    return { releases: { unknown: reason }, lastRelease: { unknown: reason } };
  }
  const published = nodesOf(answer.releases_latest)
    .flatMap(({ isDraft, publishedAt, tagName, url }) =>
      publishedAt && !isDraft ? [{ publishedAt, tagName, url }] : [],
    )
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  const [last] = published;
  const recent = published.filter(each => each.publishedAt >= since);
  return {
    releases: {
      value: recent.length,
      evidence: [
        {
          title: `${recent.length} in ${DAYS} days`,
          url: `${answer.basics_url}/releases`,
        },
      ],
    },
    lastRelease: last
      ? {
          value: last.publishedAt,
          evidence: [{ title: last.tagName, url: last.url }],
        }
      : { unknown: 'nothing was released' },
  };
}
