import { DeliveryEvent, DeliverySettings, NotMeasuredReason } from '../types';
import { attributeIncidents } from './attributeIncidents';
import { findFailures } from './findFailures';
import { findRework } from './findRework';
import { followDeployments } from './followDeployments';
import { linkChanges } from './linkChanges';
import { environmentOf, readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { DeliveryHistory, ProductionDeployment } from './types';

/** Reads what happened from events in any order, one for each thing. */
export function readHistory(
  events: readonly DeliveryEvent[],
  { settings, now }: { settings: DeliverySettings; now: Date },
): DeliveryHistory {
  const production = productionOf(settings);
  const deployments = readDeployments(events, production);
  const incidents = readIncidents(events, production);
  const chain = followDeployments(deployments);
  const failures = findFailures(
    deployments,
    attributeIncidents(deployments, incidents, settings.attribution),
    chain,
  );
  return {
    now: now.getTime(),
    deployments,
    changes: linkChanges(events, deployments, chain),
    failures,
    rework: findRework(deployments, chain),
    incidentsTracked:
      settings.incidentsTracked ||
      incidents.length > 0 ||
      chain.rollbacks.size > 0 ||
      deployments.some(({ succeeded }) => !succeeded),
    reworkTracked: deployments.some(tellsOfRework),
    whyNoDeployments: whyNoDeployments(events, deployments),
  };
}

/** Names of production as they are compared: without case. */
export function productionOf(
  settings: Pick<DeliverySettings, 'production'>,
): ReadonlySet<string> {
  return new Set(settings.production.map(name => name.trim().toLowerCase()));
}

function tellsOfRework({ event }: ProductionDeployment): boolean {
  return event.isRework !== undefined || event.fixesIncident !== undefined;
}

function whyNoDeployments(
  events: readonly DeliveryEvent[],
  deployments: readonly ProductionDeployment[],
): NotMeasuredReason {
  if (events.length === 0) {
    return 'noEvents';
  }
  const reported = events.filter(event => event.kind === 'deployment');
  if (deployments.length > 0 || reported.length === 0) {
    return 'noDeployments';
  }
  return reported.some(event => environmentOf(event) === undefined)
    ? 'environmentUnknown'
    : 'noProductionDeployments';
}
