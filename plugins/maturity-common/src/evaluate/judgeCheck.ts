import { FAIL, Truth, truthNames } from './compileCondition';
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
  if (plan.notApplicable?.(readings.entity, now)) {
    return { checkId, outcome: 'notApplicable', blocking, proofs: [] };
  }

  const { observations } = readings;
  let truth = FAIL as Truth;
  const proofs = plan.proofs.map(({ judge, slots }): ProofResult => {
    const proof = judge(observations, now);
    truth = proof > truth ? proof : truth;
    return {
      outcome: truthNames[proof],
      observations: slots.map(slot => observations[slot]),
    };
  });

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
