import {
  FAIL,
  PASS,
  toGrade,
  toOutcome,
  Truth,
  UNKNOWN,
} from './compileCondition';
import { DAY, parseDate, parseInstant } from '../model/instant';
import { Check } from '../model/types';
import { CheckPlan, ProofPlan } from './planModel';
import { Readings } from './readEntities';
import { EvaluationInput, Exemption } from './input';
import { CheckResult, Observation, ProofResult, Unknown } from './types';

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
  const result = settle(plan, judged, blocking);
  const { of } = plan.check;
  if (of && readings.refs[of] !== undefined) {
    result.ofEntityRef = readings.refs[of];
  }
  if (of && readings.restsOn[of]) {
    result.restsOn = readings.restsOn[of];
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

/** The proofs that apply to an entity, and how they stand together. */
interface JudgedProofs {
  readonly proofs: readonly ProofResult[];
  readonly best: Truth;
  readonly strongestFail: Truth;
  /** Whether a proof that decides is observed to be false. */
  readonly isContradicted: boolean;
  /** A proof that decides, whose source could still tell. */
  readonly undecided?: ProofResult;
}

function judgeProofs(
  plans: readonly ProofPlan[],
  observations: readonly Observation[],
  now: number,
): JudgedProofs {
  const proofs: ProofResult[] = [];
  let best: Truth = 0;
  let strongestFail: Truth = UNKNOWN;
  let isContradicted = false;
  let undecided: ProofResult | undefined;
  for (const { judge, slots, guard, decides } of plans) {
    const concerns = guard ? guard.judge(observations, now) : PASS.observed;
    if (concerns < UNKNOWN) {
      continue;
    }
    // Where nobody knows whether the proof applies, it proves nothing.
    const truth = concerns === UNKNOWN ? UNKNOWN : judge(observations, now);
    best = truth > best ? truth : best;
    strongestFail = truth < strongestFail ? truth : strongestFail;
    // Show the observations of the guard only if the guard is unknown.
    const told =
      guard && concerns === UNKNOWN ? [...guard.slots, ...slots] : slots;
    const proof = toProof(truth, decides, pick(observations, told));
    proofs.push(proof);
    if (decides) {
      isContradicted ||= truth === FAIL.observed;
      undecided ??= canStillTell(proof) ? proof : undefined;
    }
  }
  return { proofs, best, strongestFail, isContradicted, undecided };
}

function pick(
  observations: readonly Observation[],
  slots: readonly number[],
): Observation[] {
  if (slots.length === 1) {
    return [observations[slots[0]]];
  }
  const picked: Observation[] = [];
  for (let index = 0; index < slots.length; index++) {
    picked.push(observations[slots[index]]);
  }
  return picked;
}

function toProof(
  truth: Truth,
  decides: boolean,
  observations: readonly Observation[],
): ProofResult {
  const outcome = toOutcome(truth);
  if (truth === UNKNOWN) {
    return decides
      ? { outcome, decides, observations }
      : { outcome, observations };
  }
  const grade = toGrade(truth);
  return decides
    ? { outcome, grade, decides, observations }
    : { outcome, grade, observations };
}

/** The outcome that the proofs of a check have together. */
function settle(
  { check, weakestPass }: CheckPlan,
  judged: JudgedProofs,
  blocking: boolean,
): Draft {
  const { proofs, best, strongestFail, isContradicted, undecided } = judged;
  const checkId = check.id;
  const grade = toGrade(best);
  if (best === PASS.observed) {
    return { checkId, outcome: 'pass', blocking, grade, proofs };
  }
  if (isContradicted) {
    const failed: Draft = {
      checkId,
      outcome: 'fail',
      blocking,
      grade: 'observed',
      proofs,
    };
    return best > UNKNOWN ? { ...failed, contradicted: true } : failed;
  }
  if (best >= weakestPass && !undecided) {
    return { checkId, outcome: 'pass', blocking, grade, proofs };
  }
  const failGrade = toGrade(strongestFail);
  if (best < UNKNOWN && failGrade && failGrade !== 'attested') {
    return { checkId, outcome: 'fail', blocking, grade: failGrade, proofs };
  }
  const unknown = findCause(check, judged);
  return { checkId, outcome: 'unknown', blocking, proofs, unknown };
}

/** Why a check is unknown. */
function findCause(
  { grade: needed = 'attested' }: Check,
  { proofs, best, undecided }: JudgedProofs,
): Unknown | undefined {
  if (best > UNKNOWN) {
    const grade = toGrade(best) ?? 'attested';
    return undecided
      ? firstCause([undecided])
      : { reason: 'missing', cause: 'tooWeak', grade, needed };
  }
  if (best === UNKNOWN) {
    return firstCause(proofs);
  }
  return proofs.length > 0
    ? notAttested(proofs)
    : { reason: 'missing', cause: 'noProofApplies' };
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
