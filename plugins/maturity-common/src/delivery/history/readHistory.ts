import { DeliverySettings, NotMeasuredReason } from '../types';
import { DeliveryEvent } from '../events';
import { attributeIncidents } from './attributeIncidents';
import { findFailures, findRework } from './findFailures';
import { followDeployments } from './followDeployments';
import { linkChanges } from './linkChanges';
import { listHeartbeats, listIncidentSigns } from './observeFeed';
import { normalizeEnvironment, readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { DeliveryHistory, ProductionDeployment } from './types';

/** Reads the delivery history from merged events in any order. */
export function readHistory(
  events: readonly DeliveryEvent[],
  { settings, now, signs = [] }: ReadHistoryOptions,
): DeliveryHistory {
  const production = normalizeProduction(settings);
  const attempts = readDeployments(events, production);
  const incidents = readIncidents(events, production);
  const chain = followDeployments(attempts);
  const failures = findFailures(
    attempts,
    attributeIncidents(attempts, incidents, settings.attribution),
    chain,
  );
  const failed = new Set(failures.map(({ deployment }) => deployment));
  const { changes, impossible } = linkChanges(events, attempts, chain);
  return {
    now: now.getTime(),
    attempts,
    deployments: attempts.filter(one => one.succeeded || failed.has(one)),
    changes,
    failures,
    rework: findRework(attempts, chain),
    incidentSigns: listIncidentSigns(events, incidents, signs),
    reworkSigns: listHeartbeats(events, 'rework'),
    committedAfterDeployment: impossible,
    whyNoDeployments: whyNoDeployments(events, attempts),
  };
}

/** The context in which events are read. */
export interface ReadHistoryOptions {
  readonly settings: DeliverySettings;
  readonly now: Date;
  /** Signs of life of incident feeds that watch all entities. */
  readonly signs?: readonly number[];
}

/** Normalizes the names of production for comparison. */
export function normalizeProduction(
  settings: Pick<DeliverySettings, 'production'>,
): ReadonlySet<string> {
  // GitHub's production flag and GitLab's tier become this name.
  return new Set(
    ['production', ...settings.production].map(name =>
      name.trim().toLowerCase(),
    ),
  );
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
