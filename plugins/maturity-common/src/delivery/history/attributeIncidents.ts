import { DeliverySettings } from '../types';
import { AttributionBasis } from './types';
import { countWhile } from '../windows';
import { ProductionDeployment, ProductionIncident } from './types';

const HOUR = 3_600_000;

/** The incidents of a deployment, and the reason for the attribution. */
export interface Attribution {
  readonly basis: Extract<
    AttributionBasis,
    'namedByIncident' | 'lastDeploymentBefore'
  >;
  readonly incidents: readonly ProductionIncident[];
}

/**
 * Attributes incidents to the deployments that caused them.
 *
 * @remarks
 * The cause in the incident comes first: external id, version or commit of a
 * deployment to production. If several match, the last one that started before
 * the incident counts, otherwise the first. A cause that matches none is
 * elsewhere, and the incident is not attributed.
 *
 * An incident without a cause is attributed to the last successful deployment
 * that started before it, if it ended within the configured hours. An incident
 * during a deployment is therefore attributed to that deployment.
 */
export function attributeIncidents(
  sorted: readonly ProductionDeployment[],
  incidents: readonly ProductionIncident[],
  attribution: DeliverySettings['attribution'],
): ReadonlyMap<ProductionDeployment, Attribution> {
  const byBegin = [...sorted].sort((a, b) => a.begin - b.begin);
  const successful = byBegin.filter(({ succeeded }) => succeeded);
  const byName = incidents.some(({ event }) => event.causedBy)
    ? nameDeployments(byBegin)
    : new Map<string, ProductionDeployment[]>();

  const found = new Map<
    ProductionDeployment,
    { basis: Attribution['basis']; incidents: ProductionIncident[] }
  >();
  const attribute = (
    basis: Attribution['basis'],
    deployment: ProductionDeployment | undefined,
    incident: ProductionIncident,
  ) => {
    if (deployment) {
      const before = found.get(deployment) ?? { basis, incidents: [] };
      before.incidents.push(incident);
      if (basis === 'namedByIncident') {
        before.basis = basis;
      }
      found.set(deployment, before);
    }
  };
  for (const incident of incidents) {
    const { causedBy } = incident.event;
    if (causedBy) {
      const named = byName.get(causedBy) ?? [];
      const cause = lastBefore(named, incident) ?? named[0];
      attribute('namedByIncident', cause, incident);
    } else if (attribution.to === 'lastDeployment') {
      const last = lastBefore(successful, incident);
      if (last && incident.begin - last.at <= attribution.withinHours * HOUR) {
        attribute('lastDeploymentBefore', last, incident);
      }
    }
  }
  return found;
}

function lastBefore(
  byBegin: readonly ProductionDeployment[],
  incident: ProductionIncident,
): ProductionDeployment | undefined {
  return byBegin[
    countWhile(byBegin, ({ begin }) => begin <= incident.begin) - 1
  ];
}

function nameDeployments(
  byBegin: readonly ProductionDeployment[],
): Map<string, ProductionDeployment[]> {
  const byName = new Map<string, ProductionDeployment[]>();
  for (const deployment of byBegin) {
    const { externalId, commit, version } = deployment.event;
    for (const name of new Set([externalId, commit, version])) {
      if (name) {
        const named = byName.get(name) ?? [];
        named.push(deployment);
        byName.set(name, named);
      }
    }
  }
  return byName;
}
