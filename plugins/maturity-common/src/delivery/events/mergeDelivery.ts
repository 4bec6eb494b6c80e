import { parseInstant } from '../../model/instant';
import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryEventBase,
  DeliveryTarget,
  DeploymentEvent,
  IncidentEvent,
} from '../types';

type Result = NonNullable<DeploymentEvent['result']>;

/** Of two results that are reported of one deployment, the later one holds. */
const RESULTS: readonly Result[] = ['cancelled', 'succeeded', 'failed'];

/**
 * Joins two reports of the same thing (same `kind`, `source` and `externalId`).
 *
 * @remarks
 * Commutative, associative and idempotent, so that reports may come in any
 * order and any number of times. What only one report tells is kept; where two
 * differ, a rule for each field decides, and not which of them came first:
 *
 * - what begins, is committed or is merged: the earliest instant;
 * - what ends or is resolved: the latest, for it may have gone on;
 * - `result`: `failed` before `succeeded` before `cancelled`. A failure that
 *   was seen is not taken back; a second attempt is a deployment of its own;
 * - `isRollback`, `isRework`: true once one says so;
 * - `changes`: all of them, sorted; annotations and labels: all keys;
 * - any other text: the one that sorts last. That means nothing, but is the
 *   same one always.
 *
 * @throws `Error` when they are not of the same thing
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
  throw new Error('Only reports of the same thing can be merged');
}

function mergeDeployments(
  a: DeploymentEvent,
  b: DeploymentEvent,
): DeploymentEvent {
  return known({
    kind: a.kind,
    ...mergeBase(a, b),
    environment: either(a.environment, b.environment, lastOf),
    startedAt: either(a.startedAt, b.startedAt, earliestOf),
    finishedAt: either(a.finishedAt, b.finishedAt, latestOf),
    result: either(a.result, b.result, (x, y) =>
      RESULTS.indexOf(x) > RESULTS.indexOf(y) ? x : y,
    ),
    commit: either(a.commit, b.commit, lastOf),
    version: either(a.version, b.version, lastOf),
    changes: mergeLists(a.changes, b.changes),
    isRollback: either(a.isRollback, b.isRollback, (x, y) => x || y),
    isRework: either(a.isRework, b.isRework, (x, y) => x || y),
    fixesIncident: either(a.fixesIncident, b.fixesIncident, lastOf),
  });
}

function mergeChanges(a: ChangeEvent, b: ChangeEvent): ChangeEvent {
  return known({
    kind: a.kind,
    ...mergeBase(a, b),
    commit: either(a.commit, b.commit, lastOf),
    committedAt: either(a.committedAt, b.committedAt, earliestOf),
    mergedAt: either(a.mergedAt, b.mergedAt, earliestOf),
  });
}

function mergeIncidents(a: IncidentEvent, b: IncidentEvent): IncidentEvent {
  return known({
    kind: a.kind,
    ...mergeBase(a, b),
    environment: either(a.environment, b.environment, lastOf),
    startedAt: either(a.startedAt, b.startedAt, earliestOf),
    resolvedAt: either(a.resolvedAt, b.resolvedAt, latestOf),
    severity: either(a.severity, b.severity, lastOf),
    causedBy: either(a.causedBy, b.causedBy, lastOf),
  });
}

function mergeBase(a: DeliveryEvent, b: DeliveryEvent): DeliveryEventBase {
  return {
    source: a.source,
    externalId: a.externalId,
    target: mergeSubjects(a.target, b.target),
    url: either(a.url, b.url, lastOf),
    title: either(a.title, b.title, lastOf),
  };
}

function mergeSubjects(a: DeliveryTarget, b: DeliveryTarget): DeliveryTarget {
  return known({
    entityRef: either(a.entityRef, b.entityRef, lastOf),
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
    merged.set(key, lastOf(merged.get(key) ?? text, text));
  }
  return Object.fromEntries(Array.from(merged).sort(([x], [y]) => order(x, y)));
}

/** What one of them tells, or what is chosen where both do. */
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

function lastOf(a: string, b: string): string {
  return order(a, b) > 0 ? a : b;
}

/** An instant that cannot be read never wins, from either side. */
function earliestOf(a: string, b: string): string {
  return orderInstants(a, b, Infinity) < 0 ? a : b;
}

function latestOf(a: string, b: string): string {
  return orderInstants(a, b, -Infinity) > 0 ? a : b;
}

/** By instant, and by spelling where two texts mean the same one. */
function orderInstants(a: string, b: string, unreadable: number): number {
  const difference =
    (parseInstant(a) ?? unreadable) - (parseInstant(b) ?? unreadable);
  return difference || order(a, b);
}

function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** Without the keys whose value is `undefined`, so that equal events look equal. */
function known<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as T;
}
