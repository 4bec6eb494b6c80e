import {
  CheckResult,
  Observation,
  ProofResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  groupByRef,
  SourceCollection,
  restoreSourceTimes,
  unknownWithoutSourceTimes,
  withoutSourceTimes,
} from './sourceTimes';

/** A check as stored: what its proofs observed stands at places in a list. */
type StoredCheck = Omit<CheckResult, 'proofs'> & {
  readonly proofs: readonly {
    readonly outcome: ProofResult['outcome'];
    readonly observations: readonly number[];
  }[];
};

/**
 * The results of an assessment as stored: each observation once, without the
 * times of collections.
 */
export interface StoredResults {
  readonly observations: readonly Observation[];
  readonly checks: readonly StoredCheck[];
}

/** Makes results ready to be stored. */
export function packResults(
  entityRef: string,
  checks: readonly CheckResult[],
  sources: readonly SourceCollection[],
): StoredResults {
  const collections = groupByRef(sources);
  const observations: Observation[] = [];
  const places = new Map<Observation, number>();

  const packed = checks.map((check): StoredCheck => {
    const ofEntity = collections.get(check.ofEntityRef ?? entityRef);
    const findPlace = (observation: Observation) => {
      let place = places.get(observation);
      if (place === undefined) {
        place =
          observations.push(withoutSourceTimes(observation, ofEntity)) - 1;
        places.set(observation, place);
      }
      return place;
    };
    const proofs = check.proofs.map(({ outcome, observations: seen }) => ({
      outcome,
      observations: seen.map(findPlace),
    }));
    const { unknown } = check;
    return unknown
      ? {
          ...check,
          proofs,
          unknown: unknownWithoutSourceTimes(unknown, ofEntity),
        }
      : { ...check, proofs };
  });
  return { observations, checks: packed };
}

/**
 * The opposite of {@link packResults}, with the times as they are now.
 *
 * @param fallback - instant to show for a collection that is no longer recorded
 */
export function unpackResults(
  entityRef: string,
  stored: StoredResults,
  sources: readonly SourceCollection[],
  fallback: string,
): CheckResult[] {
  const collections = groupByRef(sources);
  return stored.checks.map(check => {
    const ofEntity = collections.get(check.ofEntityRef ?? entityRef);
    const times = restoreSourceTimes(ofEntity, fallback);
    return {
      ...check,
      proofs: check.proofs.map(({ outcome, observations }) => ({
        outcome,
        observations: observations.map(place =>
          times.observation(stored.observations[place]),
        ),
      })),
      ...(check.unknown && { unknown: times.unknown(check.unknown) }),
    };
  });
}
