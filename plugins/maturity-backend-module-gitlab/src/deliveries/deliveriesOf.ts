import {
  DeploymentEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { numberOf } from '../query/findMoved';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { Deployment } from '../query/readDetails';

/** Statuses of a deployment that tell how it went; others have not begun. */
const RESULTS: Readonly<
  Record<string, NonNullable<DeploymentEvent['result']> | 'running'>
> = {
  success: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
  running: 'running',
};

/**
 * The deployments of a project as delivery events, called what the webhooks of
 * GitLab call them, so that both together count once.
 *
 * @param refs - Entities in the project. A deployment belongs to the only one; of
 * several nobody can tell, unless they are matched by slug.
 */
export function deliveriesOf(
  { id, fullPath }: ProjectAnswer,
  deployments: readonly Deployment[],
  refs: readonly string[],
): DeploymentEvent[] {
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: {
      'gitlab.com/project-slug': fullPath,
      'gitlab.com/project-id': numberOf(id),
    },
    labels: { repository: fullPath },
  };
  return deployments.flatMap(deployment => {
    const result = RESULTS[deployment.status];
    return result
      ? [
          {
            kind: 'deployment',
            source: 'gitlab',
            externalId: `${fullPath}/deployments/${deployment.id}`,
            target,
            environment: deployment.environment || undefined,
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
