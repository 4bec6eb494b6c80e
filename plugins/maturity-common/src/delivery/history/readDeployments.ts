import { readInstant } from '../instants';
import { DeliveryEvent, DeploymentEvent } from '../events';
import { ProductionDeployment } from './types';

/** Parts of one rollout without a `run` follow each other within this time. */
const ROLLOUT_MS = 60 * 60 * 1_000;

/**
 * Normalizes the name of an environment for comparison; `undefined` if it is
 * absent.
 */
export function normalizeEnvironment(event: {
  readonly environment?: string;
}): string | undefined {
  return event.environment?.trim().toLowerCase() || undefined;
}

/**
 * Reads the finished deployments to production, in the order of their end.
 *
 * @remarks
 * Running and cancelled deployments changed nothing in production. A deployment
 * without an environment may be anywhere and does not count. The default of the
 * end is the start.
 *
 * The parts of one rollout are one deployment: those of one source, run and
 * version; without a run, those of one version to different places that follow
 * each other within an hour.
 */
export function readDeployments(
  events: Iterable<DeliveryEvent>,
  production: ReadonlySet<string>,
): ProductionDeployment[] {
  const rollouts = new Map<string, ProductionDeployment[]>();
  for (const part of readParts(events, production).sort(orderDeployments)) {
    const key = nameRollout(part.event);
    const known = rollouts.get(key) ?? [];
    const last = known.at(-1);
    if (last && isSameRollout(last, part)) {
      known[known.length - 1] = join(last, part);
    } else {
      known.push(part);
    }
    rollouts.set(key, known);
  }
  return Array.from(rollouts.values()).flat().sort(orderDeployments);
}

function readParts(
  events: Iterable<DeliveryEvent>,
  production: ReadonlySet<string>,
): ProductionDeployment[] {
  const parts: ProductionDeployment[] = [];
  for (const event of events) {
    const environment = normalizeEnvironment(event as DeploymentEvent);
    if (
      event.kind === 'deployment' &&
      environment !== undefined &&
      production.has(environment) &&
      (event.result === 'succeeded' || event.result === 'failed')
    ) {
      const started = readInstant(event.startedAt);
      const at = readInstant(event.finishedAt) ?? started;
      if (at !== undefined) {
        parts.push({
          event,
          parts: [event],
          places: [`${environment} ${event.part ?? ''}`],
          begin: started ?? at,
          at,
          succeeded: event.result === 'succeeded',
        });
      }
    }
  }
  return parts;
}

/** A deployment of an unknown version is a rollout of its own. */
function nameRollout({
  source,
  externalId,
  run,
  commit,
  version,
}: DeploymentEvent): string {
  const content = commit ?? version;
  const id =
    run === undefined && content === undefined ? ['id', externalId] : [];
  return JSON.stringify([source, run ?? '', content ?? '', ...id]);
}

function isSameRollout(
  rollout: ProductionDeployment,
  part: ProductionDeployment,
): boolean {
  return (
    part.event.run !== undefined ||
    (part.begin - rollout.at <= ROLLOUT_MS &&
      !part.places.some(place => rollout.places.includes(place)))
  );
}

/**
 * Joins two parts. The rollout reached users if one part did, and ended with the
 * last part that did.
 */
function join(
  a: ProductionDeployment,
  b: ProductionDeployment,
): ProductionDeployment {
  const main = b.succeeded || !a.succeeded ? b : a;
  const { isRework, isRollback, fixesIncident, changes = [] } = a.event;
  return {
    event: {
      ...main.event,
      isRework: isRework ?? b.event.isRework,
      isRollback: isRollback ?? b.event.isRollback,
      fixesIncident: fixesIncident ?? b.event.fixesIncident,
      changes: Array.from(new Set([...changes, ...(b.event.changes ?? [])])),
    },
    parts: [...a.parts, ...b.parts],
    places: Array.from(new Set([...a.places, ...b.places])),
    begin: Math.min(a.begin, b.begin),
    at: main.at,
    succeeded: main.succeeded,
  };
}

/** Compares by end, then by start, then rollbacks last, then by name. */
export function orderDeployments(
  a: ProductionDeployment,
  b: ProductionDeployment,
): number {
  return (
    a.at - b.at ||
    a.begin - b.begin ||
    Number(a.event.isRollback ?? false) - Number(b.event.isRollback ?? false) ||
    orderEvents(a.event, b.event)
  );
}

/** Compares by name, so that the order of equal times is the same each time. */
export function orderEvents(a: DeliveryEvent, b: DeliveryEvent): number {
  return (
    orderTexts(a.externalId, b.externalId) || orderTexts(a.source, b.source)
  );
}

function orderTexts(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
