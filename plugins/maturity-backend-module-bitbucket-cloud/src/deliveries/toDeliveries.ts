import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryTarget,
  DeploymentEvent,
  toEnvironment,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Deployment } from '../query/deployments';
import { PullRequest } from '../query/pullRequests';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryLists';

const SOURCE = 'bitbucket-cloud';

/** Results by state and status of a deployment. Others have not begun. */
const RESULTS: Readonly<
  Record<string, NonNullable<DeploymentEvent['result']> | 'running'>
> = {
  'COMPLETED SUCCESSFUL': 'succeeded',
  'COMPLETED FAILED': 'failed',
  'COMPLETED STOPPED': 'cancelled',
  'IN_PROGRESS ': 'running',
};

/** Length of a full id of a commit. */
const FULL = 40;

/**
 * Turns the deployments and merged pull requests of a repository into delivery events.
 *
 * @param details - Left out if they are not known.
 * @param refs - Entities in the repository. An event belongs to the only one; with
 * several it is matched by slug.
 */
export function toDeliveries(
  { fullName }: RepositoryAnswer,
  details: RepositoryDetails | undefined,
  refs: readonly string[],
): DeliveryEvent[] {
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: { 'bitbucket.org/project-slug': fullName },
    labels: { repository: fullName },
  };
  const { deployments = [], pullRequests = [] } = details ?? {};
  const deployed = 'unknown' in deployments ? [] : deployments;
  const merged = 'unknown' in pullRequests ? [] : pullRequests;
  return [
    ...deployed.flatMap(each => toDeployment(each, fullName, target)),
    ...merged.map(each => toChange(each, { fullName, target, deployed })),
  ];
}

function toDeployment(
  deployment: Deployment,
  fullName: string,
  target: DeliveryTarget,
): DeploymentEvent[] {
  const result = RESULTS[`${deployment.state} ${deployment.status}`];
  if (!result || !deployment.environment) {
    return [];
  }
  const { environment, isProduction, commit } = deployment;
  return [
    {
      kind: 'deployment',
      source: SOURCE,
      externalId: `${fullName}/deployments/${deployment.id}`,
      target,
      ...toEnvironment(environment, isProduction),
      startedAt: deployment.startedOn || undefined,
      ...(result !== 'running' && {
        finishedAt: deployment.completedOn || undefined,
        result,
      }),
      commit: commit.length === FULL ? commit : undefined,
      title: deployment.release || undefined,
      url: deployment.url || undefined,
    },
  ];
}

function toChange(
  request: PullRequest,
  options: {
    readonly fullName: string;
    readonly target: DeliveryTarget;
    readonly deployed: readonly Deployment[];
  },
): ChangeEvent {
  const { fullName, target, deployed } = options;
  const { id, commit, mergedOn, title, url } = request;
  // Lists of pull requests state short ids; what was deployed has the full one.
  const full =
    commit && deployed.find(each => each.commit.startsWith(commit))?.commit;
  return {
    kind: 'change',
    source: SOURCE,
    externalId: `${fullName}#${id}`,
    target,
    commit: [commit, full].find(each => each?.length === FULL),
    mergedAt: mergedOn,
    title,
    url,
  };
}
