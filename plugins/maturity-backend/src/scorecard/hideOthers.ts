import {
  Assessment,
  CheckEvidence,
  CheckResult,
  Observation,
  SourceStatus,
  StageChange,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';

/** The refs that decide whether a caller may see a result. */
type Sighting = Pick<Observation, 'restsOn'> & Pick<CheckResult, 'ofEntityRef'>;

const HIDDEN: Unknown = { reason: 'missing', cause: 'hidden' };

/** Refs of the other entities that results rest on, each once. */
export function listOtherRefs(results: {
  readonly assessments?: readonly Assessment[];
  readonly changes?: readonly StageChange[];
  readonly observations?: readonly Observation[];
}): string[] {
  const { assessments = [], changes = [] } = results;
  const { observations = [] } = results;
  const checks = assessments.flatMap(one => one.checks);
  const sightings = changes
    .flatMap(change => change.checks)
    .flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const all: Sighting[] = [
    ...observations,
    ...assessments.flatMap(({ profile }) => profile?.contradictions ?? []),
    ...checks,
    ...checks.flatMap(({ proofs }) => proofs.flatMap(one => one.observations)),
    ...sightings,
    ...sightings.flatMap(one => one.observations),
  ];
  return [...new Set(all.flatMap(listRefs))];
}

/** Shows of each check that rests on a hidden entity only the outcome. */
export function hideInAssessment(
  assessment: Assessment,
  visibility: EntityVisibility,
): Assessment {
  const { checks, profile } = assessment;
  return {
    ...assessment,
    checks: checks.map(check => hideInCheck(check, visibility)),
    ...(profile && {
      profile: {
        ...profile,
        contradictions: hideObservations(profile.contradictions, visibility),
      },
    }),
  };
}

/** Shows of each check that rested on a hidden entity only the outcomes. */
export function hideInStageChange(
  change: StageChange,
  visibility: EntityVisibility,
): StageChange {
  return {
    ...change,
    checks: change.checks.map(({ before, after, ...check }) => ({
      ...check,
      ...(before && { before: hideInEvidence(before, visibility) }),
      ...(after && { after: hideInEvidence(after, visibility) }),
    })),
  };
}

/** Observations of which those that rest on a hidden entity are unknown. */
export function hideObservations(
  observations: readonly Observation[],
  visibility: EntityVisibility,
): Observation[] {
  return observations.map(observation =>
    isHidden(observation, visibility)
      ? { fact: observation.fact, unknown: HIDDEN }
      : observation,
  );
}

/**
 * The collections of the entity, and of those around it that its checks still
 * name: that another one was read tells that it is around the entity.
 */
export function keepNamedSources(
  sources: readonly SourceStatus[],
  options: { entityRef: string; assessments: readonly Assessment[] },
): SourceStatus[] {
  const { entityRef, assessments } = options;
  const named = assessments
    .flatMap(({ checks }) => checks)
    .map(({ ofEntityRef }) => ofEntityRef);
  const kept = new Set([entityRef, ...named]);
  return sources.filter(source => kept.has(source.entityRef));
}

function hideInCheck(
  check: CheckResult,
  visibility: EntityVisibility,
): CheckResult {
  const { proofs, unknown, ofEntityRef, restsOn, contradicted, ...outcome } =
    check;
  if (isHidden(check, visibility)) {
    return {
      ...outcome,
      proofs: [],
      ...(unknown && { unknown: HIDDEN }),
      hidden: true,
    };
  }
  const seen = proofs.flatMap(({ observations }) => observations);
  if (!seen.some(one => isHidden(one, visibility))) {
    return check;
  }
  return {
    ...outcome,
    ...(ofEntityRef !== undefined && { ofEntityRef }),
    ...(restsOn && { restsOn }),
    proofs: proofs.map(proof => ({
      ...proof,
      observations: hideObservations(proof.observations, visibility),
    })),
    // It can be the cause of any of the observations.
    ...(unknown && { unknown: HIDDEN }),
  };
}

function hideInEvidence(
  evidence: CheckEvidence,
  visibility: EntityVisibility,
): CheckEvidence {
  const { observations, unknown, ofEntityRef, restsOn, ...rest } = evidence;
  if (isHidden(evidence, visibility)) {
    return {
      ...rest,
      observations: [],
      ...(unknown && { unknown: HIDDEN }),
      hidden: true,
    };
  }
  return observations.some(one => isHidden(one, visibility))
    ? {
        ...evidence,
        observations: hideObservations(observations, visibility),
        ...(unknown && { unknown: HIDDEN }),
      }
    : evidence;
}

function isHidden(sighting: Sighting, visibility: EntityVisibility): boolean {
  return (
    visibility !== 'all' && listRefs(sighting).some(ref => !visibility(ref))
  );
}

function listRefs({ ofEntityRef, restsOn = [] }: Sighting): readonly string[] {
  return ofEntityRef === undefined ? restsOn : [ofEntityRef, ...restsOn];
}
