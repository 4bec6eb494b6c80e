import {
  fillFacts,
  toDeploymentFact,
  toEnvironmentFact,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { AzureDevOpsFacts } from '../declarations';
import { Deployment } from '../query/readDeployments';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

const NAMES = ['deployments', 'environments'] as const;

/** Reads deployments and environments. */
export function toDeliveryFacts(
  { repository, projectUrl, deployments: list }: RepositoryAnswer,
  now: number,
): AzureDevOpsFacts {
  if ('unknown' in list) {
    return fillFacts(NAMES, list);
  }
  if (list.environments.length === 0) {
    return fillFacts(NAMES, {
      unknown:
        'the project has no environments that the token may see, and classic releases are not read',
    });
  }
  const own = list.deployments.filter(
    ({ repositoryId }) => repositoryId === repository.id.toLowerCase(),
  );
  if (own.length === 0 && list.isCut) {
    return fillFacts(NAMES, {
      unknown:
        'the project has more deployments in 90 days than are read, and none of those is of this repository',
    });
  }
  const url = `${projectUrl}/_environments`;
  return {
    deployments: toDeploymentFact(
      own
        .filter(({ result }) => result === 'succeeded')
        .map(deployment => ({
          environment: deployment.environment.name,
          createdAt: deployment.startedAt,
          url: toRunUrl(projectUrl, deployment),
        })),
      { url, now },
    ),
    environments: toEnvironmentFact(
      [...new Set(own.map(({ environment }) => environment.name))],
      url,
    ),
  };
}

/** Page of the run that deployed. */
export function toRunUrl(
  projectUrl: string,
  { runId }: Pick<Deployment, 'runId'>,
): string {
  return `${projectUrl}/_build/results?buildId=${runId}`;
}
