import {
  Observation,
  SourceStatus,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * Stands in stored results for "when the source last looked". That time moves
 * with each look while the results stay as they are, so it is kept with the
 * facts only and put in place when an assessment is read.
 */
const TIME_OF_SOURCE = '';

/** When sources last looked at one entity, by source id. */
export type SourceStatuses = ReadonlyMap<string, SourceStatus>;

/** Sorts statuses by entity ref and source id. */
export function statusesByRef(
  sources: readonly SourceStatus[],
): ReadonlyMap<string, SourceStatuses> {
  const byRef = new Map<string, Map<string, SourceStatus>>();
  for (const status of sources) {
    const ofEntity = byRef.get(status.entityRef) ?? new Map();
    ofEntity.set(status.sourceId, status);
    byRef.set(status.entityRef, ofEntity);
  }
  return byRef;
}

/** What to put in the place of a time; `undefined` leaves it out. */
interface TimeChange {
  observedAt(at: string, status?: SourceStatus): string | undefined;
  failedAt(at: string, status?: SourceStatus): string;
}

const toStored: TimeChange = {
  observedAt: (at, status) => (at === status?.observedAt ? TIME_OF_SOURCE : at),
  failedAt: (at, status) => (at === status?.error?.at ? TIME_OF_SOURCE : at),
};

/** An observation as stored: without the times at which its source last looked. */
export function withoutSourceTimes(
  observation: Observation,
  statuses?: SourceStatuses,
): Observation {
  return changeObservation(observation, toStored, statuses);
}

/** As {@link withoutSourceTimes}, for the cause of an unknown check. */
export function unknownWithoutSourceTimes(
  unknown: Unknown,
  statuses?: SourceStatuses,
): Unknown {
  return changeUnknown(unknown, toStored, statuses);
}

/**
 * Puts the times of the sources back into what is stored.
 *
 * @param fallback - instant to show for an error that is no longer recorded
 */
export function sourceTimesOf(
  statuses: SourceStatuses | undefined,
  fallback: string,
) {
  const toShown: TimeChange = {
    observedAt: (at, status) =>
      at === TIME_OF_SOURCE ? status?.observedAt : at,
    failedAt: (at, status) =>
      at === TIME_OF_SOURCE ? status?.error?.at ?? fallback : at,
  };
  return {
    observation: (stored: Observation) =>
      changeObservation(stored, toShown, statuses),
    unknown: (stored: Unknown) => changeUnknown(stored, toShown, statuses),
  };
}

function changeObservation(
  observation: Observation,
  change: TimeChange,
  statuses: SourceStatuses | undefined,
): Observation {
  const { fact, observedAt, lastError, unknown } = observation;
  if (observedAt === undefined && !lastError && !unknown) {
    return observation;
  }
  const status = statuses?.get(fact.slice(0, fact.indexOf('/')));
  const changed: Draft = { ...observation };
  if (unknown) {
    changed.unknown = changeUnknown(unknown, change, statuses);
  }
  if (observedAt !== undefined) {
    changed.observedAt = change.observedAt(observedAt, status);
  }
  if (lastError) {
    changed.lastError = {
      ...lastError,
      at: change.failedAt(lastError.at, status),
    };
  }
  return changed;
}

/** An observation whose times are being changed. */
type Draft = { -readonly [K in keyof Observation]: Observation[K] };

function changeUnknown(
  unknown: Unknown,
  change: TimeChange,
  statuses: SourceStatuses | undefined,
): Unknown {
  switch (unknown.cause) {
    case 'error': {
      const status = statuses?.get(unknown.source);
      return { ...unknown, at: change.failedAt(unknown.at, status) };
    }
    // Evidence that has ended is stale, however recently its source looked.
    case 'stale': {
      const { source, observedAt } = unknown;
      const status = statuses?.get(source);
      const at = change.observedAt(observedAt, status) ?? observedAt;
      return { ...unknown, observedAt: at };
    }
    default:
      return unknown;
  }
}
