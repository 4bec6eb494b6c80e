import {
  toDeploymentFact,
  toEnvironmentFact,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketFacts } from '../declarations';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryLists';

/** Reads deployments, and the environments that they reached. */
export function toDeliveryFacts(
  answer: RepositoryAnswer,
  { deployments }: RepositoryDetails,
  now: number,
): BitbucketFacts {
  if ('unknown' in deployments) {
    return { deployments, environments: deployments };
  }
  const url = `${answer.url}/deployments`;
  const succeeded = deployments.filter(
    ({ status, completedOn }) => status === 'SUCCESSFUL' && completedOn,
  );
  const names = new Set(succeeded.map(({ environment }) => environment));
  return {
    deployments: toDeploymentFact(
      succeeded.map(each => ({
        environment: each.environment,
        createdAt: each.startedOn || each.completedOn,
        url: each.url || undefined,
      })),
      { url, now },
    ),
    environments: names.has('')
      ? { unknown: 'Bitbucket did not name the environments of deployments' }
      : toEnvironmentFact([...names], url),
  };
}
