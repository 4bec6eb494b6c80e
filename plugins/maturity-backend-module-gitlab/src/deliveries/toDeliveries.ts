import {
  DeliveryEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { toNumber } from '../query/findProjects';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { DeliveryOrigin } from './DeliveryOrigin';
import { toChanges } from './toChanges';
import { toDeployments } from './toDeployments';
import { toIncidents } from './toIncidents';

/**
 * Turns the deployments, merge requests and incidents of a project into delivery
 * events. They have the same ids as those from webhooks of GitLab, so that both
 * together count once.
 *
 * @param details - No deployments if they are not known.
 * @param refs - Entities in the project. An event belongs to the only one; with
 * several it is matched by slug.
 * @param now - Milliseconds since 1970.
 */
export function toDeliveries(
  answer: ProjectAnswer,
  details: Pick<ProjectDetails, 'deployments' | 'environments'> | undefined,
  refs: readonly string[],
  now: number,
): DeliveryEvent[] {
  const { id, fullPath } = answer;
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: {
      'gitlab.com/project-slug': fullPath,
      'gitlab.com/project-id': toNumber(id),
    },
    labels: { repository: fullPath },
  };
  const origin: DeliveryOrigin = { fullPath, target };
  return [
    ...toDeployments(details, origin),
    ...toChanges(answer, origin),
    ...toIncidents(answer, origin, now),
  ];
}
