import { ProductionDeployment } from './types';

/** The order of deployments to the same environment. */
export interface DeploymentChain {
  /** The previous successful deployment, which was in production at that time. */
  readonly previous: ReadonlyMap<ProductionDeployment, ProductionDeployment>;
  /** The next successful deployment. */
  readonly next: ReadonlyMap<ProductionDeployment, ProductionDeployment>;
  /** Deployments that restore an earlier version. */
  readonly rollbacks: ReadonlySet<ProductionDeployment>;
}

/**
 * Links the deployments of each environment and part of it. Two production environments, for
 * example of two regions, do not roll each other back.
 *
 * @remarks
 * A deployment is a rollback if the sender says so. Otherwise, it is a rollback
 * if its commit arrived in the environment before the current commit. Deploying
 * the newer commit again is not a rollback.
 */
export function followDeployments(
  sorted: readonly ProductionDeployment[],
): DeploymentChain {
  const previous = new Map<ProductionDeployment, ProductionDeployment>();
  const next = new Map<ProductionDeployment, ProductionDeployment>();
  const rollbacks = new Set<ProductionDeployment>();
  const places = new Map<string, Place>();
  for (const deployment of sorted) {
    for (const name of deployment.places) {
      const place: Place = places.get(name) ?? {
        waiting: [],
        arrived: new Map(),
      };
      places.set(name, place);

      if (place.last) {
        previous.set(deployment, place.last);
      }
      if (bringsBack(deployment, place)) {
        rollbacks.add(deployment);
      }
      if (deployment.succeeded) {
        for (const before of place.waiting) {
          if (!next.has(before)) {
            next.set(before, deployment);
          }
        }
        place.waiting = [];
        place.last = deployment;
        const { commit } = deployment.event;
        if (commit !== undefined && !place.arrived.has(commit)) {
          place.arrived.set(commit, place.arrived.size);
        }
      }
      place.waiting.push(deployment);
    }
  }
  return { previous, next, rollbacks };
}

/** The state of one environment at some time. */
interface Place {
  last?: ProductionDeployment;
  /** Deployments without a successful successor so far. */
  waiting: ProductionDeployment[];
  /** The order in which commits first arrived. */
  readonly arrived: Map<string, number>;
}

function bringsBack(
  { event, succeeded }: ProductionDeployment,
  { last, arrived }: Place,
): boolean {
  if (event.isRollback !== undefined) {
    return event.isRollback;
  }
  const own = event.commit && arrived.get(event.commit);
  const current = last?.event.commit && arrived.get(last.event.commit);
  return (
    succeeded &&
    typeof own === 'number' &&
    typeof current === 'number' &&
    own < current
  );
}
