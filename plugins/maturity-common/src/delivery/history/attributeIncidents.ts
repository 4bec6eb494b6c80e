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
 * elsewhere, and the incident is not attributed. Without a cause, the commit or
 * version that was in production is taken for it, if a deployment has it.
 *
 * An incident that names nothing is attributed to the last successful deployment
 * that started before it, if it ended within the configured hours. An incident
 * during a deployment is therefore attributed to that deployment. This is an
 * estimate. Where both name a service, it must be the same.
 *
 * An incident with an external cause is not attributed.
 */
export function attributeIncidents(
  sorted: readonly ProductionDeployment[],
  incidents: readonly ProductionIncident[],
  attribution: DeliverySettings['attribution'],
): ReadonlyMap<ProductionDeployment, Attribution> {
  const byBegin = [...sorted].sort((a, b) => a.begin - b.begin);
  const successful = byBegin.filter(({ succeeded }) => succeeded);
  const byName = incidents.some(
    ({ event }) => event.causedBy ?? event.commit ?? event.version,
  )
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
    const { causedBy, commit, version, isExternal } = incident.event;
    if (isExternal) {
      continue;
    }
    const named = causedBy
      ? byName.get(causedBy) ?? []
      : byName.get(commit ?? '') ?? byName.get(version ?? '');
    if (named) {
      const cause = lastBefore(named, incident) ?? named[0];
      attribute('namedByIncident', cause, incident);
    } else if (attribution.to === 'lastDeployment') {
      const last = lastBefore(successful, incident, mayConcern);
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
  matches: typeof mayConcern = () => true,
): ProductionDeployment | undefined {
  const before = countWhile(byBegin, ({ begin }) => begin <= incident.begin);
  for (let index = before - 1; index >= 0; index--) {
    if (matches(byBegin[index], incident)) {
      return byBegin[index];
    }
  }
  return undefined;
}

/** Labels that name the service of an event. */
const SERVICE_LABELS = ['service', 'app', 'component'];

/** Tells two services of one entity apart, if both events name theirs. */
function mayConcern(
  { event }: ProductionDeployment,
  incident: ProductionIncident,
): boolean {
  const { labels: own = {} } = event.target;
  const { labels = {} } = incident.event.target;
  return SERVICE_LABELS.every(
    label =>
      own[label] === undefined ||
      labels[label] === undefined ||
      own[label] === labels[label],
  );
}

function nameDeployments(
  byBegin: readonly ProductionDeployment[],
): Map<string, ProductionDeployment[]> {
  const byName = new Map<string, ProductionDeployment[]>();
  for (const deployment of byBegin) {
    const { commit, version } = deployment.event;
    const ids = deployment.parts.map(({ externalId }) => externalId);
    for (const name of new Set([...ids, commit, version])) {
      if (name) {
        const named = byName.get(name) ?? [];
        named.push(deployment);
        byName.set(name, named);
      }
    }
  }
  return byName;
}
