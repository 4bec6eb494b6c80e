import {
  DeliveryTarget,
  DeploymentEvent,
  toEnvironment,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { toNumber } from '../query/findProjects';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';

/** Results by status of a deployment. Others have not begun. */
const RESULTS: Readonly<
  Record<string, NonNullable<DeploymentEvent['result']> | 'running'>
> = {
  success: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
  running: 'running',
};

/**
 * Turns the deployments of a project into delivery events. They have the same ids as
 * those from webhooks of GitLab, so that both together count once.
 *
 * @param details - No deployments if they are not known.
 * @param refs - Entities in the project. A deployment belongs to the only one; with
 * several it is matched by slug.
 */
export function toDeliveries(
  { id, fullPath }: ProjectAnswer,
  details: Pick<ProjectDetails, 'deployments' | 'environments'> | undefined,
  refs: readonly string[],
): DeploymentEvent[] {
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: {
      'gitlab.com/project-slug': fullPath,
      'gitlab.com/project-id': toNumber(id),
    },
    labels: { repository: fullPath },
  };
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
