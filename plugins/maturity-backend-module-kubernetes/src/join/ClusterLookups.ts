import { ListedObject, TypeName } from '../list/resourceTypes';
import { Application, FluxDeployer } from '../objects/deployer';
import { toKey } from '../objects/KubernetesObject';
import { PolicyVerdict } from '../objects/policyReport';
import { Autoscaler, DisruptionBudget } from '../objects/scaling';
import { Lookup } from './Lookup';

/** Finds what belongs to a workload in its cluster. */
export interface ClusterLookups {
  /** By the workload that they scale. */
  readonly autoscalers: Lookup<Autoscaler>;
  /** By namespace. */
  readonly disruptionBudgets: Lookup<DisruptionBudget>;
  /** By the workload that they applied, in whichever cluster. */
  readonly applications: Lookup<Application>;
  /** By kind and name. */
  readonly flux: Lookup<FluxDeployer>;
  /** By the object that was judged. */
  readonly verdicts: Lookup<PolicyVerdict>;
}

/** Makes the lookups of the lists of a cluster. */
export async function createLookups(
  list: <Name extends TypeName>(name: Name) => readonly ListedObject<Name>[],
): Promise<ClusterLookups> {
  return {
    autoscalers: await Lookup.create(list('autoscalers'), each => [
      [toKey({ ...each.target, namespace: each.namespace }), each],
    ]),
    disruptionBudgets: await Lookup.create(list('disruptionBudgets'), each => [
      [each.namespace ?? '', each],
    ]),
    applications: await Lookup.create(list('applications'), each =>
      each.workloads.map(key => [key, each] as const),
    ),
    flux: await Lookup.create(
      [...list('kustomizations'), ...list('helmReleases')],
      each => [[toKey(each), each]],
    ),
    verdicts: await Lookup.create(
      [...list('policyReports'), ...list('reports')],
      ({ verdicts }) => verdicts.map(each => [each.object, each] as const),
    ),
  };
}
