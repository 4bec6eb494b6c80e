import { FAIL, PASS, Truth, truthNames, UNKNOWN } from './compileCondition';
import { DAY, parseDate, parseInstant } from '../model/instant';
import { CheckPlan } from './planModel';
import { Readings } from './readEntities';
import {
  CheckResult,
  EvaluationInput,
  Exemption,
  ProofResult,
  Unknown,
} from './types';

/** Evaluates one check. */
export function judgeCheck(
  plan: CheckPlan,
  input: EvaluationInput,
  readings: Readings,
  now: number,
): CheckResult {
  const checkId = plan.check.id;
  const blocking = now >= plan.blocksFrom;
  if (plan.exclusion !== undefined && readings.excluded[plan.exclusion]) {
    return { checkId, outcome: 'notApplicable', blocking, proofs: [] };
  }

  const { observations } = readings;
  let truth = FAIL as Truth;
  const proofs: ProofResult[] = [];
  for (const { judge, slots, guard } of plan.proofs) {
    const concerns = guard ? guard.judge(observations, now) : PASS;
    if (concerns === FAIL) {
      continue;
    }
    const holds = judge(observations, now);
    const proof = holds < concerns ? holds : concerns;
    truth = proof > truth ? proof : truth;
    // Show the observations of the guard only if the guard is unknown.
    const told =
      guard && concerns === UNKNOWN ? [...guard.slots, ...slots] : slots;
    proofs.push({
      outcome: truthNames[proof],
      observations: told.map(slot => observations[slot]),
    });
  }

  const outcome = truthNames[truth];
  const result: Draft = { checkId, outcome, blocking, proofs };
  const { of } = plan.check;
  if (of && readings.refs[of] !== undefined) {
    result.ofEntityRef = readings.refs[of];
  }
  const exemption =
    outcome !== 'pass' &&
    input.exemptions &&
    findActiveExemption(input.exemptions, checkId, now);
  if (exemption) {
    result.outcome = 'exempt';
    result.exemption = exemption;
  } else if (outcome === 'unknown') {
    result.unknown = firstCause(proofs);
  }
  return result;
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
