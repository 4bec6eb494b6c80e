import { ProductionDeployment } from './types';

/** How deployments to the same environment follow each other. */
export interface DeploymentChain {
  /** The successful one before, which was in production when this one came. */
  readonly previous: ReadonlyMap<ProductionDeployment, ProductionDeployment>;
  /** The successful one after. */
  readonly next: ReadonlyMap<ProductionDeployment, ProductionDeployment>;
  /** Those that bring an earlier version back. */
  readonly rollbacks: ReadonlySet<ProductionDeployment>;
}

/**
 * Follows deployments of one environment after the other, for two environments
 * that are both production (of two regions) do not roll each other back.
 *
 * @remarks
 * A deployment is a rollback if its sender says so. Where the sender does not
 * tell, it is one if its commit came to this environment earlier than the one
 * that is there now. To deploy the newer one again is none.
 */
export function followDeployments(
  sorted: readonly ProductionDeployment[],
): DeploymentChain {
  const previous = new Map<ProductionDeployment, ProductionDeployment>();
  const next = new Map<ProductionDeployment, ProductionDeployment>();
  const rollbacks = new Set<ProductionDeployment>();
  const places = new Map<string, Place>();
  for (const deployment of sorted) {
    const { environment, succeeded } = deployment;
    const place: Place = places.get(environment) ?? {
      waiting: [],
      arrived: new Map(),
    };
    places.set(environment, place);

    if (place.last) {
      previous.set(deployment, place.last);
    }
    if (bringsBack(deployment, place)) {
      rollbacks.add(deployment);
    }
    if (succeeded) {
      for (const before of place.waiting) {
        next.set(before, deployment);
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
  return { previous, next, rollbacks };
}

/** What is known of one environment at some time. */
interface Place {
  last?: ProductionDeployment;
  /** Those that no successful one has followed yet. */
  waiting: ProductionDeployment[];
  /** In which order commits came here first. */
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
