import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryTarget,
  DeploymentEvent,
  toEnvironment,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  Known,
  readNodes,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  DeployedNode,
  MergedNode,
  RepositoryAnswer,
} from '../query/RepositoryAnswer';

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
 * @param production - Ids of the deployments that GitHub marks as production.
 * @param refs - Entities in the repository. A deployment belongs to the only one; with
 * several it is matched by slug.
 */
export function toDeliveries(
  answer: RepositoryAnswer,
  production: Known<readonly number[]>,
  refs: readonly string[],
): DeliveryEvent[] {
  const slug = answer.basics_name;
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: { 'github.com/project-slug': slug },
    labels: { repository: slug },
  };
  const marked = new Set('unknown' in production ? [] : production);
  const branch = answer.basics_branch?.name;
  return [
    ...readNodes(answer.history_deployments).flatMap(each =>
      toDeployment(each, { slug, target, marked }),
    ),
    ...readNodes(answer.history_merged)
      .filter(each => each.baseRefName === branch)
      .flatMap(each => toChange(each, slug, target)),
  ];
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
