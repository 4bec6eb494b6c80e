import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryTarget,
  DeploymentEvent,
  toEnvironment,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { RepositoryDetails } from '../query/readDetails';
import {
  DeployedNode,
  MergedNode,
  RepositoryAnswer,
} from '../query/RepositoryAnswer';
import { fromReleases } from './fromReleases';
import { fromWorkflows } from './fromWorkflows';
import { DeliverySettings } from './readDeliverySettings';

type DeliveryDetails = Pick<RepositoryDetails, 'production' | 'deployRuns'>;

/** States of a deployment that end it. */
const RESULTS: Readonly<Record<string, DeploymentEvent['result']>> = {
  SUCCESS: 'succeeded',
  FAILURE: 'failed',
  ERROR: 'failed',
};

/**
 * Turns the deployments and the merged pull requests of a repository into delivery
 * events. They have the same ids as those from webhooks of GitHub, so that both
 * together count once.
 *
 * @param details - Left out if they could not be read.
 * @param refs - Entities in the repository. A deployment belongs to the only one; with
 * several it is matched by slug.
 */
export function toDeliveries(
  answer: RepositoryAnswer,
  details: DeliveryDetails | undefined,
  refs: readonly string[],
  settings: DeliverySettings,
): DeliveryEvent[] {
  const slug = answer.basics_name;
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: { 'github.com/project-slug': slug },
    labels: { repository: slug },
  };
  const branch = answer.basics_branch?.name;
  return [
    ...toDeployments(answer, details, target, settings),
    ...readNodes(answer.history_merged)
      .filter(each => each.baseRefName === branch)
      .flatMap(each => toChange(each, slug, target)),
  ];
}

function toDeployments(
  answer: RepositoryAnswer,
  details: DeliveryDetails | undefined,
  target: DeliveryTarget,
  settings: DeliverySettings,
): DeploymentEvent[] {
  const slug = answer.basics_name;
  if (settings.from === 'releases') {
    return fromReleases(answer, target, settings.environment);
  }
  if (settings.from === 'workflows') {
    const runs = details?.deployRuns ?? [];
    return 'unknown' in runs ? [] : fromWorkflows(runs, slug, target, settings);
  }
  const production = details?.production ?? [];
  const marked = new Set('unknown' in production ? [] : production);
  return readNodes(answer.deployed_latest).flatMap(each =>
    toDeployment(each, { slug, target, marked }),
  );
}

function toDeployment(
  deployment: DeployedNode,
  options: {
    readonly slug: string;
    readonly target: DeliveryTarget;
    readonly marked: ReadonlySet<number>;
  },
): DeploymentEvent[] {
  const { slug, target, marked } = options;
  if (!deployment.databaseId) {
    return [];
  }
  // A later status says that another deployment replaced it.
  const ended = readNodes(deployment.statuses)
    .filter(({ state }) => RESULTS[state])
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .pop();
  return [
    {
      kind: 'deployment',
      source: 'github',
      externalId: `${slug}/deployments/${deployment.databaseId}`,
      target,
      ...toEnvironment(
        deployment.environment,
        marked.has(deployment.databaseId),
      ),
      startedAt: deployment.createdAt,
      ...(ended && {
        finishedAt: ended.createdAt,
        result: RESULTS[ended.state],
        url: ended.logUrl ?? undefined,
      }),
      commit: deployment.commitOid,
      isRollback: deployment.task === 'rollback' || undefined,
      title: deployment.ref?.name,
    },
  ];
}

function toChange(
  request: MergedNode,
  slug: string,
  target: DeliveryTarget,
): ChangeEvent[] {
  if (!request.mergedAt) {
    return [];
  }
  const [first] = readNodes(request.commits);
  return [
    {
      kind: 'change',
      source: 'github',
      externalId: `${slug}#${request.number}`,
      target,
      commit: request.mergeCommit?.oid,
      committedAt: first?.commit.committedDate,
      mergedAt: request.mergedAt,
      title: request.title,
      url: request.url,
    },
  ];
}
