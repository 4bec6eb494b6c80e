import { AttributionBasis, ReworkBasis } from './types';
import { Attribution } from './attributeIncidents';
import { DeploymentChain } from './followDeployments';
import { FailedDeployment, ProductionDeployment } from './types';

/**
 * Finds the deployments that degraded production, each once even with several
 * reasons: its incidents, or a rollback after it. A failed job is not a reason:
 * it may never have reached users.
 *
 * @remarks
 * A failure starts with the first incident, but not before the deployment;
 * without incidents, it starts at the end of the deployment. It ends when the
 * last incident is resolved, because incidents show the effect on users;
 * without incidents, it ends with the next successful deployment to the same
 * environment, for example a rollback.
 */
export function findFailures(
  sorted: readonly ProductionDeployment[],
  attributed: ReadonlyMap<ProductionDeployment, Attribution>,
  { previous, next, rollbacks }: DeploymentChain,
): FailedDeployment[] {
  const rolledBack = new Set<ProductionDeployment>();
  for (const rollback of rollbacks) {
    const before = previous.get(rollback);
    // A second rollback continues the recovery. It does not mean that the first
    // one failed.
    if (before && !rollbacks.has(before)) {
      rolledBack.add(before);
    }
  }

  const failures: FailedDeployment[] = [];
  for (const deployment of sorted) {
    const attribution = attributed.get(deployment);
    const basis = strongestBasis({
      named: attribution?.basis === 'namedByIncident',
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
        ...measureSpan(deployment, incidents, follower),
        incidents,
        next: follower,
      });
    }
  }
  return failures;
}

/** Selects the strongest reason. */
function strongestBasis(reasons: {
  named: boolean;
  rolledBack: boolean;
  followed: boolean;
}): AttributionBasis | undefined {
  if (reasons.named) {
    return 'namedByIncident';
  }
  if (reasons.rolledBack) {
    return 'rolledBack';
  }
  return reasons.followed ? 'lastDeploymentBefore' : undefined;
}

function measureSpan(
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

/**
 * Finds the deployments that were unplanned and made because of an incident.
 *
 * @remarks
 * The sender can state it explicitly. Otherwise, a deployment is rework if it
 * fixes an incident or is a rollback, because rollbacks are not planned. A
 * deployment during an incident is not rework for that reason alone: planned
 * deployments occur then too.
 */
export function findRework(
  sorted: readonly ProductionDeployment[],
  { rollbacks }: DeploymentChain,
): ReadonlyMap<ProductionDeployment, ReworkBasis> {
  const rework = new Map<ProductionDeployment, ReworkBasis>();
  for (const deployment of sorted) {
    const { isRework, fixesIncident } = deployment.event;
    if (isRework) {
      rework.set(deployment, 'markedAsRework');
    } else if (isRework === undefined && fixesIncident) {
      rework.set(deployment, 'fixesIncident');
    } else if (isRework === undefined && rollbacks.has(deployment)) {
      rework.set(deployment, 'isRollback');
    }
  }
  return rework;
}
