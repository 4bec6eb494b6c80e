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

/**
 * A proof as stored: the code of its outcome and grade, and the places of its
 * observations in a list. There are dozens in each assessment.
 */
type StoredProof = readonly [code: number, ...observations: number[]];

/** A check as stored. Most checks block, so only the others say it. */
type StoredCheck = Omit<CheckResult, 'proofs' | 'blocking'> & {
  readonly proofs: readonly StoredProof[];
  readonly blocking?: false;
};

/** Outcomes and grades of proofs; the place in this list is the code. */
const PROOFS = (['unknown', 'pass', 'fail'] as const).flatMap(outcome => [
  { outcome },
  { outcome, grade: 'observed' as const },
  { outcome, grade: 'declared' as const },
  { outcome, grade: 'attested' as const },
]);

/** Added to the code of a proof that decides. */
const DECIDES = PROOFS.length;

function toCode({ outcome, grade, decides }: ProofResult): number {
  const code = PROOFS.findIndex(
    proof => proof.outcome === outcome && proof.grade === grade,
  );
  return decides ? code + DECIDES : code;
}

function fromCode(code: number): Omit<ProofResult, 'observations'> {
  return code < DECIDES
    ? PROOFS[code]
    : { ...PROOFS[code - DECIDES], decides: true };
}

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
  // A search in so few is faster than a map by object.
  const placed: Observation[] = [];

  const findPlace = (
    observation: Observation,
    ofEntity: SourceCollections | undefined,
  ): number => {
    const place = placed.indexOf(observation);
    if (place >= 0) {
      return place;
    }
    observations.push(withoutSourceTimes(observation, ofEntity));
    return placed.push(observation) - 1;
  };

  const packed = checks.map((check): StoredCheck => {
    const { blocking, proofs, unknown } = check;
    const ofEntity = collections.get(check.ofEntityRef ?? entityRef);
    return {
      ...check,
      blocking: blocking ? undefined : blocking,
      proofs: proofs.map((proof): StoredProof => {
        const stored: [number, ...number[]] = [toCode(proof)];
        for (const observation of proof.observations) {
          stored.push(findPlace(observation, ofEntity));
        }
        return stored;
      }),
      unknown: unknown && unknownWithoutSourceTimes(unknown, ofEntity),
    };
  });
  if (!profile) {
    return { observations, checks: packed };
  }
  const own = collections.get(entityRef);
  const contradictions = profile.contradictions.map(each =>
    findPlace(each, own),
  );
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
      blocking: check.blocking ?? true,
      proofs: check.proofs.map(([code, ...observations]) => ({
        ...fromCode(code),
        observations: readAt(observations),
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
