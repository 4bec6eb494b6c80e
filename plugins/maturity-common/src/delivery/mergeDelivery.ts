import { parseInstant } from '../model/instant';
import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryTarget,
  DeploymentEvent,
  HeartbeatEvent,
  IncidentEvent,
} from './events';

type Result = NonNullable<DeploymentEvent['result']>;

/** If two reports differ, the later result in this list counts. */
const RESULTS: readonly Result[] = ['cancelled', 'failed', 'succeeded'];

/**
 * Merges two reports of the same event (same `kind`, `source` and
 * `externalId`).
 *
 * @remarks
 * The function is commutative, associative and idempotent, so reports can
 * arrive in any order and any number of times. A field that only one report has
 * is kept. If two reports differ, a rule per field decides, never the order of
 * arrival:
 *
 * - start, commit and merge: the earliest instant;
 * - end, resolution, reopening and heartbeat: the latest instant, because it may
 *   have continued; but an end that is only assumed never moves a known one, and
 *   the earliest of assumed ones counts, so that a repeated report changes nothing;
 * - `result`: `succeeded` before `failed` before `cancelled`: a second attempt
 *   that succeeds is a deployment that reached users;
 * - `isRollback`, `isRework`, `isExternal`: true if one report says so;
 * - `changes`, `covers`: all of them, sorted; annotations and labels: all keys;
 * - `environment`: `production` before others, since code hosts mark it;
 * - any other text: the one that sorts last, which is arbitrary but
 *   deterministic.
 *
 * @throws `Error` if the reports are of different events
 * @public
 */
export function mergeDelivery(
  a: DeliveryEvent,
  b: DeliveryEvent,
): DeliveryEvent {
  if (a.source !== b.source || a.externalId !== b.externalId) {
    throw new Error('Only reports of the same thing can be merged');
  }
  if (a.kind === 'deployment' && b.kind === 'deployment') {
    return mergeDeployments(a, b);
  }
  if (a.kind === 'change' && b.kind === 'change') {
    return mergeChanges(a, b);
  }
  if (a.kind === 'incident' && b.kind === 'incident') {
    return mergeIncidents(a, b);
  }
  if (a.kind === 'heartbeat' && b.kind === 'heartbeat') {
    return mergeHeartbeats(a, b);
  }
  throw new Error('Only reports of the same thing can be merged');
}

function mergeHeartbeats(a: HeartbeatEvent, b: HeartbeatEvent): HeartbeatEvent {
  return known({
    kind: a.kind,
    ...mergeBase(a, b),
    at: pickLatest(a.at, b.at),
    covers: Array.from(new Set([...a.covers, ...b.covers])).sort(),
  });
}

function mergeDeployments(
  a: DeploymentEvent,
  b: DeploymentEvent,
): DeploymentEvent {
  return known({
    kind: a.kind,
    ...mergeBase(a, b),
    environment: either(a.environment, b.environment, pickEnvironment),
    startedAt: either(a.startedAt, b.startedAt, pickEarliest),
    ...mergeEnds(a, b, 'finishedAt'),
    result: either(a.result, b.result, (x, y) =>
      RESULTS.indexOf(x) > RESULTS.indexOf(y) ? x : y,
    ),
    commit: either(a.commit, b.commit, pickLast),
    version: either(a.version, b.version, pickLast),
    run: either(a.run, b.run, pickLast),
    part: either(a.part, b.part, pickLast),
    changes: mergeLists(a.changes, b.changes),
    isRollback: either(a.isRollback, b.isRollback, (x, y) => x || y),
    isRework: either(a.isRework, b.isRework, (x, y) => x || y),
    fixesIncident: either(a.fixesIncident, b.fixesIncident, pickLast),
  });
}

function mergeChanges(a: ChangeEvent, b: ChangeEvent): ChangeEvent {
  return known({
    kind: a.kind,
    ...mergeBase(a, b),
    commit: either(a.commit, b.commit, pickLast),
    committedAt: either(a.committedAt, b.committedAt, pickEarliest),
    mergedAt: either(a.mergedAt, b.mergedAt, pickEarliest),
  });
}

function mergeIncidents(a: IncidentEvent, b: IncidentEvent): IncidentEvent {
  return known({
    kind: a.kind,
    ...mergeBase(a, b),
    environment: either(a.environment, b.environment, pickLast),
    startedAt: either(a.startedAt, b.startedAt, pickEarliest),
    ...mergeEnds(a, b, 'resolvedAt'),
    reopenedAt: either(a.reopenedAt, b.reopenedAt, pickLatest),
    severity: either(a.severity, b.severity, pickLast),
    causedBy: either(a.causedBy, b.causedBy, pickLast),
    commit: either(a.commit, b.commit, pickLast),
    version: either(a.version, b.version, pickLast),
    isExternal: either(a.isExternal, b.isExternal, (x, y) => x || y),
  });
}

function mergeEnds<K extends 'finishedAt' | 'resolvedAt'>(
  a: { readonly [P in K]?: string } & { readonly isEndAssumed?: boolean },
  b: { readonly [P in K]?: string } & { readonly isEndAssumed?: boolean },
  field: K,
) {
  const told = [a, b].filter(one => one[field] && !one.isEndAssumed);
  const [x, y] = told.length > 0 ? told : [a, b];
  const pick = told.length > 0 ? pickLatest : pickEarliest;
  const end = either<string>(x[field], y?.[field], pick);
  const isEndAssumed = end !== undefined && told.length === 0;
  return { [field]: end, isEndAssumed: isEndAssumed || undefined } as {
    [P in K]: string | undefined;
  } & { isEndAssumed: true | undefined };
}

function mergeBase(a: DeliveryEvent, b: DeliveryEvent) {
  return {
    source: a.source,
    externalId: a.externalId,
    target: mergeTargets(a.target, b.target),
    url: either(a.url, b.url, pickLast),
    title: either(a.title, b.title, pickLast),
  };
}

function mergeTargets(a: DeliveryTarget, b: DeliveryTarget): DeliveryTarget {
  return known({
    entityRef: either(a.entityRef, b.entityRef, pickLast),
    annotations: mergeKeys(a.annotations, b.annotations),
    labels: mergeKeys(a.labels, b.labels),
  });
}

function mergeLists(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  return a || b
    ? Array.from(new Set([...(a ?? []), ...(b ?? [])])).sort()
    : undefined;
}

type Texts = { readonly [key: string]: string };

function mergeKeys(a: Texts | undefined, b: Texts | undefined) {
  if (!a && !b) {
    return undefined;
  }
  const merged = new Map(Object.entries(a ?? {}));
  for (const [key, text] of Object.entries(b ?? {})) {
    merged.set(key, pickLast(merged.get(key) ?? text, text));
  }
  return Object.fromEntries(Array.from(merged).sort(([x], [y]) => order(x, y)));
}

/** Returns the value that is defined, or chooses if both are. */
function either<T>(
  a: T | undefined,
  b: T | undefined,
  choose: (a: T, b: T) => T,
): T | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return choose(a, b);
}

function pickLast(a: string, b: string): string {
  return order(a, b) > 0 ? a : b;
}

/** Reports that do not know the mark of production have its own name. */
function pickEnvironment(a: string, b: string): string {
  return [a, b].find(name => name === 'production') ?? pickLast(a, b);
}

/** An invalid instant never wins. */
function pickEarliest(a: string, b: string): string {
  return orderInstants(a, b, Infinity) < 0 ? a : b;
}

function pickLatest(a: string, b: string): string {
  return orderInstants(a, b, -Infinity) > 0 ? a : b;
}

/** Compares by instant, then by spelling. */
function orderInstants(a: string, b: string, unreadable: number): number {
  const difference =
    (parseInstant(a) ?? unreadable) - (parseInstant(b) ?? unreadable);
  return difference || order(a, b);
}

function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/**
 * Removes the keys whose value is `undefined`, so that equal events are deeply
 * equal.
 */
function known<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as T;
}

/** Merges all reports to one event per deployment, change or incident. */
export function mergeReports(
  events: Iterable<DeliveryEvent>,
): readonly DeliveryEvent[] {
  // One map per kind and source: a combined key with the id costs more than all
  // other work on an event.
  const merged = new Map<string, Map<string, DeliveryEvent>>();
  for (const event of events) {
    const origin = `${event.kind} ${event.source}`;
    let things = merged.get(origin);
    if (!things) {
      things = new Map();
      merged.set(origin, things);
    }
    const before = things.get(event.externalId);
    things.set(event.externalId, before ? mergeDelivery(before, event) : event);
  }
  return Array.from(merged.values(), things => [...things.values()]).flat();
}
