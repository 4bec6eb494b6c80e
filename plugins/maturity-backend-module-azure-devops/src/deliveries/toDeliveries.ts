import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryTarget,
  DeploymentEvent,
  toEnvironment,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { toRunUrl } from '../facts/deliveries';
import { Deployment } from '../query/readDeployments';
import { PullRequest } from '../query/readPullRequests';
import { RepositoryAnswer, RepositoryDetails } from '../query/RepositoryAnswer';

/** Events of each kind that are reported, of the latest. */
const LATEST = 50;

/**
 * Turns the deployments and the completed pull requests of a repository into delivery
 * events.
 *
 * @param details - No pull requests, and no commits of deployments, if they are not known.
 * @param refs - Entities in the repository. An event belongs to the only one; with
 * several it is matched by annotation.
 */
export function toDeliveries(
  answer: RepositoryAnswer,
  details: RepositoryDetails | undefined,
  refs: readonly string[],
): DeliveryEvent[] {
  const { repository, deployments } = answer;
  const slug = `${repository.project.name}/${repository.name}`;
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: { 'dev.azure.com/project-repo': slug },
    labels: { repository: slug },
  };
  const { builds = [], merged = [] } = details ?? {};
  const commits = new Map(
    'unknown' in builds
      ? []
      : builds.map(({ id, sourceVersion }) => [id, sourceVersion ?? undefined]),
  );
  const own =
    'unknown' in deployments
      ? []
      : deployments.deployments.filter(
          ({ repositoryId }) => repositoryId === repository.id.toLowerCase(),
        );
  return [
    ...own
      .slice(0, LATEST)
      .map(each => toDeployment(each, answer, target, commits.get(each.runId))),
    ...('unknown' in merged ? [] : merged)
      .filter(({ closedDate }) => closedDate)
      .sort((a, b) => b.closedDate!.localeCompare(a.closedDate!))
      .slice(0, LATEST)
      .map(each => toChange(each, answer, target)),
  ];
}

function toDeployment(
  deployment: Deployment,
  { projectUrl, repository }: RepositoryAnswer,
  target: DeliveryTarget,
  commit: string | undefined,
): DeploymentEvent {
  const { runId, environment, stage, attempt } = deployment;
  // Names can be too long for an id, ids of projects are unique everywhere.
  const run = `${repository.project.id}/runs/${runId}`;
  return {
    kind: 'deployment',
    source: 'azure-devops',
    externalId: `${run}/environments/${environment.id}/${attempt}/${stage}`,
    run,
    target,
    ...toEnvironment(environment.name, false),
    startedAt: deployment.startedAt,
    finishedAt: deployment.finishedAt,
    result: deployment.result,
    commit,
    title: deployment.runName || undefined,
    url: toRunUrl(projectUrl, deployment),
  };
}

function toChange(
  { pullRequestId, title, closedDate, lastMergeCommit }: PullRequest,
  { repository, url }: RepositoryAnswer,
  target: DeliveryTarget,
): ChangeEvent {
  return {
    kind: 'change',
    source: 'azure-devops',
    externalId: `${repository.id}#${pullRequestId}`,
    target,
    commit: lastMergeCommit?.commitId ?? undefined,
    mergedAt: closedDate!,
    title: title ?? undefined,
    url: `${url}/pullrequest/${pullRequestId}`,
  };
}
