import {
  CheckResult,
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

interface SourceTimes {
  observedAt(sourceId: string, at: string): string | undefined;
  failedAt(sourceId: string, at: string): string;
}

type StatusOf = (
  entityRef: string,
  sourceId: string,
) => SourceStatus | undefined;

function statusLookup(sources: readonly SourceStatus[]): StatusOf {
  const byKey = new Map(
    sources.map(status => [`${status.entityRef} ${status.sourceId}`, status]),
  );
  return (entityRef, sourceId) => byKey.get(`${entityRef} ${sourceId}`);
}

function mapUnknown(unknown: Unknown, times: SourceTimes): Unknown {
  switch (unknown.cause) {
    case 'error':
      return { ...unknown, at: times.failedAt(unknown.source, unknown.at) };
    // Evidence that has ended is stale, however recently its source looked.
    case 'stale': {
      const { source, observedAt } = unknown;
      const at = times.observedAt(source, observedAt) ?? observedAt;
      return { ...unknown, observedAt: at };
    }
    default:
      return unknown;
  }
}

function mapObservation(
  observation: Observation,
  times: SourceTimes,
): Observation {
  const { observedAt, lastError, unknown, ...rest } = observation;
  const sourceId = observation.fact.split('/', 1)[0];
  const at = observedAt !== undefined && times.observedAt(sourceId, observedAt);
  return {
    ...rest,
    ...(unknown && { unknown: mapUnknown(unknown, times) }),
    ...(typeof at === 'string' && { observedAt: at }),
    ...(lastError && {
      lastError: { ...lastError, at: times.failedAt(sourceId, lastError.at) },
    }),
  };
}

function mapCheck(check: CheckResult, times: SourceTimes): CheckResult {
  return {
    ...check,
    proofs: check.proofs.map(proof => ({
      ...proof,
      observations: proof.observations.map(observation =>
        mapObservation(observation, times),
      ),
    })),
    ...(check.unknown && { unknown: mapUnknown(check.unknown, times) }),
  };
}

/** The checks as stored: without the times at which the sources last looked. */
export function withoutSourceTimes(
  entityRef: string,
  checks: readonly CheckResult[],
  sources: readonly SourceStatus[],
): CheckResult[] {
  const statusOf = statusLookup(sources);
  return checks.map(check => {
    const ref = check.ofEntityRef ?? entityRef;
    return mapCheck(check, {
      observedAt: (sourceId, at) =>
        statusOf(ref, sourceId)?.observedAt === at ? TIME_OF_SOURCE : at,
      failedAt: (sourceId, at) =>
        statusOf(ref, sourceId)?.error?.at === at ? TIME_OF_SOURCE : at,
    });
  });
}

/**
 * The opposite of {@link withoutSourceTimes}.
 *
 * @param fallback - instant to show for an error that is no longer recorded
 */
export function withSourceTimes(
  entityRef: string,
  checks: readonly CheckResult[],
  sources: readonly SourceStatus[],
  fallback: string,
): CheckResult[] {
  const statusOf = statusLookup(sources);
  return checks.map(check => {
    const ref = check.ofEntityRef ?? entityRef;
    return mapCheck(check, {
      observedAt: (sourceId, at) =>
        at === TIME_OF_SOURCE ? statusOf(ref, sourceId)?.observedAt : at,
      failedAt: (sourceId, at) =>
        at === TIME_OF_SOURCE
          ? statusOf(ref, sourceId)?.error?.at ?? fallback
          : at,
    });
  });
}
