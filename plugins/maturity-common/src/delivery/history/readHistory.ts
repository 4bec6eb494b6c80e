import { DeliverySettings, NotMeasuredReason } from '../types';
import { DeliveryEvent } from '../events';
import { attributeIncidents } from './attributeIncidents';
import { findFailures, findRework } from './findFailures';
import { followDeployments } from './followDeployments';
import { linkChanges } from './linkChanges';
import { normalizeEnvironment, readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { DeliveryHistory, ProductionDeployment } from './types';

/** Reads the delivery history from merged events in any order. */
export function readHistory(
  events: readonly DeliveryEvent[],
  { settings, now }: { settings: DeliverySettings; now: Date },
): DeliveryHistory {
  const production = normalizeProduction(settings);
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

/** Normalizes the names of production for comparison. */
export function normalizeProduction(
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
  return reported.some(event => normalizeEnvironment(event) === undefined)
    ? 'environmentUnknown'
    : 'noProductionDeployments';
}
