import {
  CheckResult,
  Evaluation,
  Observation,
  ProfileResult,
  ProofResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  groupByRef,
  SourceCollection,
  SourceCollections,
  restoreSourceTimes,
  unknownWithoutSourceTimes,
  withoutSourceTimes,
} from './sourceTimes';

/** A check as stored: what its proofs observed stands at places in a list. */
type StoredCheck = Omit<CheckResult, 'proofs'> & {
  readonly proofs: readonly (Omit<ProofResult, 'observations'> & {
    readonly observations: readonly number[];
  })[];
};

/**
 * The results of an assessment as stored: each observation once, without the
 * times of collections.
 */
export interface StoredResults {
  readonly observations: readonly Observation[];
  readonly checks: readonly StoredCheck[];
  readonly profile?: StoredProfile;
}

type StoredProfile = Omit<ProfileResult, 'contradictions'> & {
  readonly contradictions: readonly number[];
};

/** Results as they were evaluated. */
type Results = Pick<Evaluation, 'checks' | 'profile'>;

/** Makes results ready to be stored. */
export function packResults(
  entityRef: string,
  { checks, profile }: Results,
  sources: readonly SourceCollection[],
): StoredResults {
  const collections = groupByRef(sources);
  const observations: Observation[] = [];
  const places = new Map<Observation, number>();

  const placesIn = (
    seen: readonly Observation[],
    ofEntity: SourceCollections | undefined,
  ) =>
    seen.map(observation => {
      let place = places.get(observation);
      if (place === undefined) {
        const stored = withoutSourceTimes(observation, ofEntity);
        place = observations.push(stored) - 1;
        places.set(observation, place);
      }
      return place;
    });

  const packed = checks.map((check): StoredCheck => {
    const ofEntity = collections.get(check.ofEntityRef ?? entityRef);
    const proofs = check.proofs.map(proof => ({
      ...proof,
      observations: placesIn(proof.observations, ofEntity),
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
  if (!profile) {
    return { observations, checks: packed };
  }
  const own = collections.get(entityRef);
  const contradictions = placesIn(profile.contradictions, own);
  return {
    observations,
    checks: packed,
    profile: { ...profile, contradictions },
  };
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
): Results {
  const collections = groupByRef(sources);
  const readerFor = (ref: string) => {
    const times = restoreSourceTimes(collections.get(ref), fallback);
    const readAt = (places: readonly number[]) =>
      places.map(place => times.observation(stored.observations[place]));
    return { times, readAt };
  };
  const checks = stored.checks.map((check): CheckResult => {
    const { times, readAt } = readerFor(check.ofEntityRef ?? entityRef);
    return {
      ...check,
      proofs: check.proofs.map(proof => ({
        ...proof,
        observations: readAt(proof.observations),
      })),
      ...(check.unknown && { unknown: times.unknown(check.unknown) }),
    };
  });
  const { profile } = stored;
  if (!profile) {
    return { checks };
  }
  const contradictions = readerFor(entityRef).readAt(profile.contradictions);
  return { checks, profile: { ...profile, contradictions } };
}
