import { ReworkBasis } from '../types';
import { DeploymentChain } from './followDeployments';
import { ProductionDeployment } from './types';

/**
 * The deployments that were not planned, but done because of an incident.
 *
 * @remarks
 * Its sender decides where it tells, in either direction. Else a deployment is
 * rework if it is to end an incident, or if it is a rollback, for nobody plans
 * one. That a deployment came while an incident lasted is no reason: planned
 * ones do as well.
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
