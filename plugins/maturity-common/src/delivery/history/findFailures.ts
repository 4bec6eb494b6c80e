import { AttributionBasis } from '../types';
import { Attribution } from './attributeIncidents';
import { DeploymentChain } from './followDeployments';
import { FailedDeployment, ProductionDeployment } from './types';

/**
 * The deployments that needed an intervention, each once however many reasons
 * there are: incidents that it caused, its own result, the rollback after it.
 *
 * @remarks
 * It was bad from its first incident on, though not before it began, or from
 * its end on where no incident tells. It was good again when the last of its
 * incidents was resolved, because they tell how users fared; without incidents
 * when the next deployment to the same environment, a rollback for instance,
 * succeeded. An incident that was resolved before it began shows clocks that
 * disagree: the failure counts, with no duration.
 */
export function findFailures(
  sorted: readonly ProductionDeployment[],
  attributed: ReadonlyMap<ProductionDeployment, Attribution>,
  { previous, next, rollbacks }: DeploymentChain,
): FailedDeployment[] {
  const rolledBack = new Set<ProductionDeployment>();
  for (const rollback of rollbacks) {
    const before = previous.get(rollback);
    // A second rollback goes on with the recovery. It says nothing of the first.
    if (before && !rollbacks.has(before)) {
      rolledBack.add(before);
    }
  }

  const failures: FailedDeployment[] = [];
  for (const deployment of sorted) {
    const attribution = attributed.get(deployment);
    const basis = basisOf({
      named: attribution?.basis === 'namedByIncident',
      failed: !deployment.succeeded,
      rolledBack: rolledBack.has(deployment),
      followed: attribution !== undefined,
    });
    if (basis) {
      const incidents = attribution?.incidents ?? [];
      const follower = next.get(deployment);
      failures.push({
        deployment,
        basis,
        at: deployment.at,
        ...spanOf(deployment, incidents, follower),
        incidents,
        next: follower,
      });
    }
  }
  return failures;
}

/** The strongest reason of those that there are. */
function basisOf(reasons: {
  named: boolean;
  failed: boolean;
  rolledBack: boolean;
  followed: boolean;
}): AttributionBasis | undefined {
  if (reasons.named) {
    return 'namedByIncident';
  }
  if (reasons.failed) {
    return 'deploymentFailed';
  }
  if (reasons.rolledBack) {
    return 'rolledBack';
  }
  return reasons.followed ? 'lastDeploymentBefore' : undefined;
}

function spanOf(
  deployment: ProductionDeployment,
  incidents: FailedDeployment['incidents'],
  next: ProductionDeployment | undefined,
): { begin: number; end?: number } {
  if (incidents.length === 0) {
    return { begin: deployment.at, end: next?.at };
  }
  const begin = Math.max(deployment.begin, incidents[0].begin);
  let end: number | undefined = begin;
  for (const incident of incidents) {
    end =
      end === undefined || incident.end === undefined
        ? undefined
        : Math.max(end, incident.end);
  }
  return { begin, end };
}
