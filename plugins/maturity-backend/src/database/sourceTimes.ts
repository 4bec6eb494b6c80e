import {
  Observation,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * Stands in stored results for "when the source last looked". That time moves
 * with each look while the results stay as they are, so it is kept with the
 * facts only and put in place when an assessment is read.
 */
const TIME_OF_SOURCE = '';

/** When a source last looked at an entity, and failed to: a `SourceStatus` without words. */
export interface SourceLook {
  readonly sourceId: string;
  readonly entityRef: string;
  /** ISO instants. */
  readonly observedAt?: string;
  readonly error?: { readonly at: string };
}

/** When sources last looked at one entity, by source id. */
export type SourceLooks = ReadonlyMap<string, SourceLook>;

/** Sorts looks by entity ref and source id. */
export function looksByRef(
  sources: readonly SourceLook[],
): ReadonlyMap<string, SourceLooks> {
  const byRef = new Map<string, Map<string, SourceLook>>();
  for (const look of sources) {
    const ofEntity = byRef.get(look.entityRef) ?? new Map();
    ofEntity.set(look.sourceId, look);
    byRef.set(look.entityRef, ofEntity);
  }
  return byRef;
}

/** What to put in the place of a time; `undefined` leaves it out. */
interface TimeChange {
  /** For where there has to be one. */
  readonly fallback: string;
  observedAt(at: string, look?: SourceLook): string | undefined;
  failedAt(at: string, look?: SourceLook): string;
}

const toStored: TimeChange = {
  fallback: TIME_OF_SOURCE,
  observedAt: (at, look) => (at === look?.observedAt ? TIME_OF_SOURCE : at),
  failedAt: (at, look) => (at === look?.error?.at ? TIME_OF_SOURCE : at),
};

/** An observation as stored: without the times at which its source last looked. */
export function withoutSourceTimes(
  observation: Observation,
  looks?: SourceLooks,
): Observation {
  return changeObservation(observation, toStored, looks);
}

/** As {@link withoutSourceTimes}, for the cause of an unknown check. */
export function unknownWithoutSourceTimes(
  unknown: Unknown,
  looks?: SourceLooks,
): Unknown {
  return changeUnknown(unknown, toStored, looks);
}

/**
 * Puts the times of the sources back into what is stored.
 *
 * @param fallback - instant to show for a look that is no longer recorded
 */
export function sourceTimesOf(
  looks: SourceLooks | undefined,
  fallback: string,
) {
  const toShown: TimeChange = {
    fallback,
    observedAt: (at, look) => (at === TIME_OF_SOURCE ? look?.observedAt : at),
    failedAt: (at, look) =>
      at === TIME_OF_SOURCE ? look?.error?.at ?? fallback : at,
  };
  return {
    observation: (stored: Observation) =>
      changeObservation(stored, toShown, looks),
    unknown: (stored: Unknown) => changeUnknown(stored, toShown, looks),
  };
}

function changeObservation(
  observation: Observation,
  change: TimeChange,
  looks: SourceLooks | undefined,
): Observation {
  const { fact, observedAt, lastError, unknown } = observation;
  if (observedAt === undefined && !lastError && !unknown) {
    return observation;
  }
  const look = looks?.get(fact.slice(0, fact.indexOf('/')));
  const changed: Draft = { ...observation };
  if (unknown) {
    changed.unknown = changeUnknown(unknown, change, looks);
  }
  if (observedAt !== undefined) {
    changed.observedAt = change.observedAt(observedAt, look);
  }
  if (lastError) {
    changed.lastError = {
      ...lastError,
      at: change.failedAt(lastError.at, look),
    };
  }
  return changed;
}

/** An observation whose times are being changed. */
type Draft = { -readonly [K in keyof Observation]: Observation[K] };

function changeUnknown(
  unknown: Unknown,
  change: TimeChange,
  looks: SourceLooks | undefined,
): Unknown {
  switch (unknown.cause) {
    case 'error': {
      const look = looks?.get(unknown.source);
      return { ...unknown, at: change.failedAt(unknown.at, look) };
    }
    // Evidence that has ended is stale, however recently its source looked.
    case 'stale': {
      const { source, observedAt } = unknown;
      const look = looks?.get(source);
      const at = change.observedAt(observedAt, look) ?? change.fallback;
      return { ...unknown, observedAt: at };
    }
    default:
      return unknown;
  }
}
