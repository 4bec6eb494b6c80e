import {
  FactObservation,
  Grade,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { isDeepStrictEqual } from 'node:util';

/** A pushed fact as it is stored, with its time and the grade of its sender. */
export type PushedObservation = FactObservation & {
  readonly observedAt: string;
  readonly grade: Grade;
};

/** Stored facts of one source and one entity. */
export type StoredFacts = { readonly [name: string]: FactObservation };

/** The result for one pushed fact. */
export type Merged = 'stored' | 'unchanged' | 'older' | 'weaker';

/**
 * Merges pushed facts into the stored ones, each by its time. One of a bound
 * sender stands against all that others claim, as long as it is fresh.
 *
 * @param pushed - in the order of the request
 * @returns the facts to store, and the result of each
 */
export function mergePushed(
  stored: StoredFacts,
  pushed: readonly { name: string; observation: PushedObservation }[],
  options: { maxAges: ReadonlyMap<string, number>; now: Date },
): { readonly facts: StoredFacts; readonly merged: readonly Merged[] } {
  const facts: Record<string, FactObservation> = { ...stored };
  const merged = pushed.map(({ name, observation }) => {
    const before = Object.hasOwn(facts, name)
      ? (facts[name] as PushedObservation)
      : undefined;
    const result = compare(before, observation, {
      maxAge: options.maxAges.get(name) ?? 0,
      now: options.now,
    });
    if (result === 'stored') {
      facts[name] = observation;
    }
    return result;
  });
  return { facts, merged };
}

function compare(
  before: PushedObservation | undefined,
  after: PushedObservation,
  options: { maxAge: number; now: Date },
): Merged {
  if (!before) {
    return 'stored';
  }
  if (isDeepStrictEqual(withoutPush(before), withoutPush(after))) {
    return 'unchanged';
  }
  if (stands(before, options) && after.grade !== 'observed') {
    return 'weaker';
  }
  if (stands(after, options) && before.grade !== 'observed') {
    return 'stored';
  }
  return after.observedAt < before.observedAt ? 'older' : 'stored';
}

/** Whether no claim replaces it. */
function stands(
  { grade, observedAt }: PushedObservation,
  { maxAge, now }: { maxAge: number; now: Date },
): boolean {
  const age = now.getTime() - Date.parse(observedAt);
  return grade === 'observed' && age <= maxAge;
}

/** All but the first evidence, which names the push itself. */
function withoutPush(observation: PushedObservation) {
  return 'value' in observation
    ? { ...observation, evidence: observation.evidence?.slice(1) }
    : observation;
}
