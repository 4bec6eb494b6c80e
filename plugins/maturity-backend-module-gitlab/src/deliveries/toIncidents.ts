import {
  HeartbeatEvent,
  IncidentEvent,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { IncidentNode, ProjectAnswer } from '../query/ProjectAnswer';
import { DeliveryOrigin } from './DeliveryOrigin';

/** A project without an incident for so long may report them elsewhere. */
const USED_DAYS = 365;

/**
 * Turns incidents into events, and a list of them that was read into a sign of life
 * of the day. A project that does not use incidents gives none, nor does one with
 * several entities: its incidents belong to none of them.
 *
 * @param now - Milliseconds since 1970.
 */
export function toIncidents(
  { incidents_latest }: ProjectAnswer,
  origin: DeliveryOrigin,
  now: number,
): (IncidentEvent | HeartbeatEvent)[] {
  const incidents = readNodes(incidents_latest);
  const since = daysBefore(now, USED_DAYS);
  const isUsed = incidents.some(({ createdAt }) => createdAt >= since);
  return [
    ...incidents.map(each => toIncident(each, origin)),
    ...(isUsed && origin.target.entityRef ? [toHeartbeat(origin, now)] : []),
  ];
}

function toIncident(
  incident: IncidentNode,
  { fullPath, target }: DeliveryOrigin,
): IncidentEvent {
  const severity = incident.severity?.toLowerCase();
  return {
    kind: 'incident',
    source: 'gitlab',
    externalId: `${fullPath}#${incident.iid}`,
    target,
    startedAt: incident.createdAt,
    resolvedAt: incident.closedAt ?? undefined,
    severity: severity === 'unknown' ? undefined : severity,
    title: incident.title,
    url: incident.webUrl ?? undefined,
  };
}

/** One for each day, at its beginning: the rest of the day is not over. */
function toHeartbeat(
  { fullPath, target }: DeliveryOrigin,
  now: number,
): HeartbeatEvent {
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    kind: 'heartbeat',
    source: 'gitlab',
    externalId: `${fullPath}/incidents/${day}`,
    target,
    at: `${day}T00:00:00Z`,
    covers: ['incidents'],
    title: 'Incidents of GitLab',
  };
}
