import { PASS, toGrade, toOutcome, Truth, UNKNOWN } from './compileCondition';
import { DAY, parseDate, parseInstant } from '../model/instant';
import { CheckPlan, ProofPlan } from './planModel';
import { Readings } from './readEntities';
import {
  CheckResult,
  EvaluationInput,
  Exemption,
  Observation,
  ProofResult,
  Unknown,
} from './types';

/**
 * Evaluates one check.
 *
 * @param profile - the profile of the entity, if the model has profiles
 */
export function judgeCheck(
  plan: CheckPlan,
  input: EvaluationInput,
  readings: Readings,
  now: number,
  profile?: string,
): CheckResult {
  const checkId = plan.check.id;
  const blocking = now >= plan.blocksFrom;
  const isForOthers =
    profile !== undefined && plan.profiles?.has(profile) === false;
  const isExcluded =
    plan.exclusion !== undefined && readings.excluded[plan.exclusion];
  if (isForOthers || isExcluded) {
    return { checkId, outcome: 'notApplicable', blocking, proofs: [] };
  }

  const judged = judgeProofs(plan.proofs, readings.observations, now);
  const result: Draft = {
    checkId,
    outcome: 'fail',
    blocking,
    proofs: judged.map(({ result: proof }) => proof),
  };
  settle(result, judged, plan);
  const { of } = plan.check;
  if (of && readings.refs[of] !== undefined) {
    result.ofEntityRef = readings.refs[of];
  }
  const exemption =
    result.outcome !== 'pass' &&
    input.exemptions &&
    findActiveExemption(input.exemptions, checkId, now);
  if (exemption) {
    result.outcome = 'exempt';
    result.exemption = exemption;
    delete result.unknown;
    delete result.grade;
  }
  return result;
}

/** A proof that applies to the entity, judged. */
interface JudgedProof {
  readonly truth: Truth;
  readonly decides: boolean;
  readonly result: ProofResult;
}

function judgeProofs(
  proofs: readonly ProofPlan[],
  observations: readonly Observation[],
  now: number,
): JudgedProof[] {
  const judged: JudgedProof[] = [];
  for (const { judge, slots, guard, decides } of proofs) {
    const concerns = guard ? guard.judge(observations, now) : PASS.observed;
    if (concerns < UNKNOWN) {
      continue;
    }
    // Where nobody knows whether the proof applies, it proves nothing.
    const truth = concerns === UNKNOWN ? UNKNOWN : judge(observations, now);
    // Show the observations of the guard only if the guard is unknown.
    const told =
      guard && concerns === UNKNOWN ? [...guard.slots, ...slots] : slots;
    const result: ProofDraft = {
      outcome: toOutcome(truth),
      observations: told.map(slot => observations[slot]),
    };
    const grade = toGrade(truth);
    if (grade) {
      result.grade = grade;
    }
    if (decides) {
      result.decides = true;
    }
    judged.push({ truth, decides, result });
  }
  return judged;
}

/** Sets the outcome that the proofs of a check have together. */
function settle(
  result: Draft,
  judged: readonly JudgedProof[],
  { weakestPass, check }: CheckPlan,
): void {
  let best = 0 as Truth;
  let strongestFail = UNKNOWN as Truth;
  for (const { truth } of judged) {
    best = truth > best ? truth : best;
    strongestFail = truth < strongestFail ? truth : strongestFail;
  }

  if (best === PASS.observed) {
    result.outcome = 'pass';
    result.grade = 'observed';
    return;
  }
  const isContradicted = judged.some(
    ({ decides, truth }) => decides && truth === 0,
  );
  if (isContradicted) {
    result.grade = 'observed';
    if (best > UNKNOWN) {
      result.contradicted = true;
    }
    return;
  }
  const undecided =
    best > UNKNOWN &&
    judged.find(({ decides, result: proof }) => decides && canStillTell(proof));
  if (undecided) {
    result.outcome = 'unknown';
    result.unknown = firstCause([undecided.result]);
  } else if (best >= weakestPass) {
    result.outcome = 'pass';
    result.grade = toGrade(best);
  } else if (best > UNKNOWN) {
    result.outcome = 'unknown';
    result.unknown = {
      reason: 'missing',
      cause: 'tooWeak',
      grade: toGrade(best) ?? 'attested',
      needed: check.grade ?? 'attested',
    };
  } else if (best === UNKNOWN) {
    result.outcome = 'unknown';
    result.unknown = firstCause(result.proofs);
  } else if (toGrade(strongestFail) === 'attested') {
    result.outcome = 'unknown';
    result.unknown = notAttested(result.proofs);
  } else if (strongestFail < UNKNOWN) {
    result.grade = toGrade(strongestFail);
  } else {
    result.outcome = 'unknown';
    result.unknown = { reason: 'missing', cause: 'noProofApplies' };
  }
}

/**
 * Whether an installed source could still tell what an undecided proof asks:
 * losing sight of a fact must not let a statement take its place.
 */
function canStillTell({ outcome, observations }: ProofResult): boolean {
  return (
    outcome === 'unknown' &&
    observations.some(
      ({ unknown }) =>
        unknown &&
        unknown.cause !== 'sourceNotInstalled' &&
        !(unknown.cause === 'notObservable' && unknown.outOfScope),
    )
  );
}

function notAttested(proofs: readonly ProofResult[]): Unknown {
  const fact = proofs[0].observations[0].fact;
  return { reason: 'missing', cause: 'notAttested', fact };
}

/** A mutable proof, so that absent properties stay absent. */
type ProofDraft = { -readonly [K in keyof ProofResult]: ProofResult[K] };

/** A mutable result, so that absent properties stay absent. */
type Draft = { -readonly [K in keyof CheckResult]: CheckResult[K] };

/** An unknown proof has at least one unknown observation. */
function firstCause(proofs: readonly ProofResult[]): Unknown | undefined {
  for (const proof of proofs) {
    if (proof.outcome === 'unknown') {
      for (const observation of proof.observations) {
        if (observation.unknown) {
          return observation.unknown;
        }
      }
    }
  }
  return undefined;
}

/**
 * Finds the first active exemption from a check. An exemption with an
 * unreadable end date is not active.
 */
function findActiveExemption(
  exemptions: readonly Exemption[],
  checkId: string,
  now: number,
): Exemption | undefined {
  return exemptions.find(
    exemption =>
      exemption.checkId === checkId && now < parseEnd(exemption.until),
  );
}

/** An exemption until a date is active until the end of that day, in UTC. */
function parseEnd(until: string): number {
  const date = parseDate(until);
  return date === undefined ? parseInstant(until) ?? -Infinity : date + DAY;
}
