import {
  Observation,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * Stands in stored results for the time of the last collection. That time moves
 * with each collection while the results stay as they are, so it is kept with
 * the facts only and inserted when an assessment is read.
 */
const COLLECTION_TIME = '';

/** Times of the last collection and error of a source for an entity: a `SourceStatus` without messages. */
export interface SourceCollection {
  readonly sourceId: string;
  readonly entityRef: string;
  /** ISO instants. */
  readonly observedAt?: string;
  readonly error?: { readonly at: string };
}

/** Last collections for one entity, by source id. */
export type SourceCollections = ReadonlyMap<string, SourceCollection>;

/** Sorts collections by entity ref and source id. */
export function groupByRef(
  sources: readonly SourceCollection[],
): ReadonlyMap<string, SourceCollections> {
  const byRef = new Map<string, Map<string, SourceCollection>>();
  for (const collection of sources) {
    const ofEntity = byRef.get(collection.entityRef) ?? new Map();
    ofEntity.set(collection.sourceId, collection);
    byRef.set(collection.entityRef, ofEntity);
  }
  return byRef;
}

/** Replacements of times. `undefined` removes a time. */
interface TimeChange {
  /** Replacement where a time is required. */
  readonly fallback: string;
  observedAt(at: string, collection?: SourceCollection): string | undefined;
  failedAt(at: string, collection?: SourceCollection): string;
}

const toStored: TimeChange = {
  fallback: COLLECTION_TIME,
  observedAt: (at, collection) =>
    at === collection?.observedAt ? COLLECTION_TIME : at,
  failedAt: (at, collection) =>
    at === collection?.error?.at ? COLLECTION_TIME : at,
};

/** An observation as stored: without the times at which its source was last collected. */
export function withoutSourceTimes(
  observation: Observation,
  collections?: SourceCollections,
): Observation {
  return changeObservation(observation, toStored, collections);
}

/** As {@link withoutSourceTimes}, for the cause of an unknown check. */
export function unknownWithoutSourceTimes(
  unknown: Unknown,
  collections?: SourceCollections,
): Unknown {
  return changeUnknown(unknown, toStored, collections);
}

/**
 * Puts the times of the sources back into what is stored.
 *
 * @param fallback - instant to show for a collection that is no longer recorded
 */
export function restoreSourceTimes(
  collections: SourceCollections | undefined,
  fallback: string,
) {
  const toShown: TimeChange = {
    fallback,
    observedAt: (at, collection) =>
      at === COLLECTION_TIME ? collection?.observedAt : at,
    failedAt: (at, collection) =>
      at === COLLECTION_TIME ? collection?.error?.at ?? fallback : at,
  };
  return {
    observation: (stored: Observation) =>
      changeObservation(stored, toShown, collections),
    unknown: (stored: Unknown) => changeUnknown(stored, toShown, collections),
  };
}

function changeObservation(
  observation: Observation,
  change: TimeChange,
  collections: SourceCollections | undefined,
): Observation {
  const { fact, observedAt, lastError, unknown } = observation;
  if (observedAt === undefined && !lastError && !unknown) {
    return observation;
  }
  const collection = collections?.get(fact.slice(0, fact.indexOf('/')));
  const changed: Draft = { ...observation };
  if (unknown) {
    changed.unknown = changeUnknown(unknown, change, collections);
  }
  if (observedAt !== undefined) {
    changed.observedAt = change.observedAt(observedAt, collection);
  }
  if (lastError) {
    changed.lastError = {
      ...lastError,
      at: change.failedAt(lastError.at, collection),
    };
  }
  return changed;
}

/** An observation whose times are being changed. */
type Draft = { -readonly [K in keyof Observation]: Observation[K] };

function changeUnknown(
  unknown: Unknown,
  change: TimeChange,
  collections: SourceCollections | undefined,
): Unknown {
  switch (unknown.cause) {
    case 'error': {
      const collection = collections?.get(unknown.source);
      return { ...unknown, at: change.failedAt(unknown.at, collection) };
    }
    // Evidence that has ended is stale, even just after a collection.
    case 'stale': {
      const { source, observedAt } = unknown;
      const collection = collections?.get(source);
      const at = change.observedAt(observedAt, collection) ?? change.fallback;
      return { ...unknown, observedAt: at };
    }
    default:
      return unknown;
  }
}
