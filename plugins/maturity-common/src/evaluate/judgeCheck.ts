import { FAIL, PASS, Truth, truthNames, UNKNOWN } from './compileCondition';
import { activeExemption } from './activeExemption';
import { CheckPlan } from './planModel';
import { Readings } from './readEntities';
import { CheckResult, EvaluationInput, ProofResult, Unknown } from './types';

/** Judges one check by what was read. */
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
    // What decides whether it is a proof at all is only worth telling in doubt.
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
    activeExemption(input.exemptions, checkId, now);
  if (exemption) {
    result.outcome = 'exempt';
    result.exemption = exemption;
  } else if (outcome === 'unknown') {
    result.unknown = firstCause(proofs);
  }
  return result;
}

/** A result in the making, to which only what there is gets added. */
type Draft = { -readonly [K in keyof CheckResult]: CheckResult[K] };

/** A proof that is unknown has observed something that is. */
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
