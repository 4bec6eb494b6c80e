import {
  DeploymentEvent,
  toEnvironment,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ProjectDetails } from '../query/readDetails';
import { DeliveryOrigin } from './DeliveryOrigin';

/** Results by status of a deployment. Others have not begun. */
const RESULTS: Readonly<
  Record<string, NonNullable<DeploymentEvent['result']> | 'running'>
> = {
  success: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
  running: 'running',
};

/** Turns deployments into events. */
export function toDeployments(
  details: Pick<ProjectDetails, 'deployments' | 'environments'> | undefined,
  { fullPath, target }: DeliveryOrigin,
): DeploymentEvent[] {
  const { deployments = [], environments = [] } = details ?? {};
  const known = 'unknown' in deployments ? [] : deployments;
  const production = new Set(
    'unknown' in environments
      ? []
      : environments.flatMap(({ name, tier }) =>
          tier === 'production' ? name : [],
        ),
  );
  return known.flatMap(deployment => {
    const result = RESULTS[deployment.status];
    return result
      ? [
          {
            kind: 'deployment',
            source: 'gitlab',
            externalId: `${fullPath}/deployments/${deployment.id}`,
            target,
            ...toEnvironment(
              deployment.environment,
              production.has(deployment.environment),
            ),
            startedAt: deployment.createdAt,
            ...(result !== 'running' && {
              finishedAt: deployment.updatedAt,
              result,
            }),
            commit: deployment.commit || undefined,
            title: deployment.ref || undefined,
            url: deployment.url || undefined,
          },
        ]
      : [];
  });
}
