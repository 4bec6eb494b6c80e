import { JsonValue } from '@backstage/types';
import { allGrades, FactDeclaration, FactType, Grade } from '../model/types';
import { CLOCK_SKEW, parseInstant } from '../model/instant';
import { ATTESTATION_SOURCE } from '../model/wellKnownSources';
import { hasType, typeNames } from './factValues';
import { EntityFacts, SourceFacts, Statement } from './input';
import { Observation, Unknown } from './types';

/** A fact to read, and the slot of its observation. */
export interface FactPlan {
  readonly slot: number;
  /** `source/name` */
  readonly id: string;
  readonly name: string;
  /** Absent when the source does not declare it. */
  readonly type?: FactType;
  /** Milliseconds. */
  readonly maxAge: number;
  /** Of observations that state none. */
  readonly grade: Grade;
  /** The observation if nothing is stored for the fact. */
  readonly unread: Observation;
}

/** The facts of one source to read. */
export interface SourcePlan {
  readonly id: string;
  /** If false, all its facts are unknown, even if stored. */
  readonly isInstalled: boolean;
  readonly facts: readonly FactPlan[];
}

/** The validated result of the last collection. Stored data can be malformed. */
interface Look {
  readonly facts: { readonly [name: string]: unknown };
  readonly observedAt: string;
  readonly observedAtTime: number;
  readonly error?: Failure;
}

type Failure = NonNullable<SourceFacts['error']>;

/** Reads the planned facts of one source, each into its slot. */
export function observeSource(
  plan: SourcePlan,
  stored: EntityFacts,
  now: number,
  observations: Observation[],
): void {
  const look = plan.isInstalled ? readLook(plan.id, stored) : undefined;
  for (const fact of plan.facts) {
    observations[fact.slot] = look
      ? observeFact(plan.id, fact, look, now)
      : fact.unread;
  }
}

function readLook(source: string, stored: EntityFacts): Look | undefined {
  const row: unknown = Object.hasOwn(stored, source)
    ? stored[source]
    : undefined;
  if (!isRecord(row)) {
    return undefined;
  }
  const { observedAt, facts } = row;
  const error = readError(row.error);
  const observedAtTime =
    typeof observedAt === 'string' ? parseInstant(observedAt) : undefined;
  if (
    typeof observedAt === 'string' &&
    observedAtTime !== undefined &&
    isRecord(facts)
  ) {
    return { facts, observedAt, observedAtTime, error };
  }
  return error && { facts: {}, observedAt: error.at, observedAtTime: 0, error };
}

function readError(error: unknown): Failure | undefined {
  return isRecord(error) &&
    typeof error.message === 'string' &&
    typeof error.at === 'string'
    ? { message: error.message, at: error.at }
    : undefined;
}

function observeFact(
  source: string,
  fact: FactPlan,
  look: Look,
  now: number,
): Observation {
  const stored = Object.hasOwn(look.facts, fact.name)
    ? look.facts[fact.name]
    : undefined;
  const observation = observeStored(source, fact, look, stored, now);
  const restsOn = isRecord(stored) ? stored.restsOn : undefined;
  return Array.isArray(restsOn) && restsOn.length > 0
    ? { ...observation, restsOn: restsOn.map(String) }
    : observation;
}

function observeStored(
  source: string,
  fact: FactPlan,
  look: Look,
  stored: unknown,
  now: number,
): Observation {
  if (stored === undefined) {
    return look.error
      ? { fact: fact.id, unknown: failed(source, look.error) }
      : fact.unread;
  }
  if (!isRecord(stored)) {
    return malformed(source, fact, look, 'what is stored is not a fact');
  }
  if (typeof stored.unknown === 'string') {
    const message = stored.unknown;
    const time = readTime(source, fact, look, stored, now);
    if (typeof time !== 'string') {
      return time;
    }
    return {
      fact: fact.id,
      unknown: {
        reason: 'missing',
        cause: 'notObservable',
        source,
        message,
        ...(stored.outOfScope === true && { outOfScope: true }),
      },
    };
  }
  return observeValue(source, fact, look, stored, now);
}

function observeValue(
  source: string,
  fact: FactPlan,
  look: Look,
  stored: Readonly<Record<string, unknown>>,
  now: number,
): Observation {
  const { value, evidence } = stored;
  if (!isJson(value)) {
    return malformed(source, fact, look, 'no value is stored');
  }
  if (value !== null && fact.type && !hasType[fact.type](value)) {
    const message = `its value is not ${typeNames[fact.type]}`;
    return malformed(source, fact, look, message);
  }

  const time = readTime(source, fact, look, stored, now);
  if (typeof time !== 'string') {
    return time;
  }
  const statement = readStatement(stored.statement);
  const observation: Draft = {
    fact: fact.id,
    value,
    grade: statement ? 'attested' : readGrade(stored.grade) ?? fact.grade,
    observedAt: time,
  };
  if (Array.isArray(evidence)) {
    observation.evidence = evidence;
  }
  if (typeof stored.expiresAt === 'string') {
    observation.expiresAt = stored.expiresAt;
  }
  if (statement) {
    observation.statement = statement;
  }
  if (look.error) {
    observation.lastError = look.error;
  }
  return observation;
}

/** The time of a fact, or the observation if it does not count at that time. */
function readTime(
  source: string,
  fact: FactPlan,
  look: Look,
  stored: Readonly<Record<string, unknown>>,
  now: number,
): Observation | string {
  const ownTime = stored.observedAt;
  const observedAt = typeof ownTime === 'string' ? ownTime : look.observedAt;
  const observedAtTime =
    typeof ownTime === 'string' ? parseInstant(ownTime) : look.observedAtTime;
  const expiresAt =
    typeof stored.expiresAt === 'string'
      ? parseInstant(stored.expiresAt)
      : Infinity;
  if (observedAtTime === undefined || expiresAt === undefined) {
    return malformed(source, fact, look, 'its time cannot be read');
  }
  if (observedAtTime > now + CLOCK_SKEW) {
    return { fact: fact.id, unknown: inFuture(observedAt) };
  }
  if (now - observedAtTime > fact.maxAge || now >= expiresAt) {
    const unknown = {
      reason: 'stale',
      cause: 'stale',
      source,
      observedAt,
      ...(now >= expiresAt && { expiredAt: String(stored.expiresAt) }),
      ...(look.error && { message: look.error.message }),
    } as const;
    return { fact: fact.id, unknown };
  }
  return observedAt;
}

function readGrade(stored: unknown): Grade | undefined {
  return typeof stored === 'string'
    ? allGrades.find(grade => grade === stored)
    : undefined;
}

/** The grade of observations of a fact that state none. */
export function declaredGrade(
  source: string,
  fact: FactDeclaration | undefined,
): Grade {
  return source === ATTESTATION_SOURCE ? 'attested' : fact?.grade ?? 'observed';
}

/** A value whose time lies in the future. */
export function inFuture(at: string): Unknown {
  return { reason: 'error', cause: 'inFuture', at };
}

/** A mutable observation, so that absent properties stay absent. */
type Draft = { -readonly [K in keyof Observation]: Observation[K] };

function readStatement(statement: unknown): Statement | undefined {
  if (
    !isRecord(statement) ||
    typeof statement.by !== 'string' ||
    typeof statement.on !== 'string'
  ) {
    return undefined;
  }
  const { by, on, answer, note } = statement;
  return {
    by,
    on,
    ...((answer === 'no' || answer === 'notYet') && { answer }),
    ...(typeof note === 'string' && { note }),
  };
}

function failed(source: string, { message, at }: Failure): Unknown {
  return { reason: 'error', cause: 'error', source, message, at };
}

/** The stored value is malformed. This affects only one fact. */
function malformed(
  source: string,
  fact: FactPlan,
  look: Look,
  what: string,
): Observation {
  const message = `'${fact.id}' cannot be read: ${what}`;
  const at = look.observedAt;
  return { fact: fact.id, unknown: failed(source, { message, at }) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stored facts come from JSON, so every defined value is JSON. */
function isJson(value: unknown): value is JsonValue {
  return value !== undefined;
}
