import { FAIL, Truth, truthNames } from './compileCondition';
import { activeExemption } from './activeExemption';
import { CheckPlan } from './planModel';
import { Readings } from './readEntities';
import {
  CheckResult,
  EvaluationInput,
  Observation,
  ProofResult,
  Unknown,
} from './types';

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
  const proofs: ProofResult[] = [];
  let truth: Truth = FAIL;
  for (const { judge, slots } of plan.proofs) {
    const proof = judge(observations, now);
    truth = proof > truth ? proof : truth;
    const seen: Observation[] = [];
    for (const slot of slots) {
      seen.push(observations[slot]);
    }
    proofs.push({ outcome: truthNames[proof], observations: seen });
  }

  const outcome = truthNames[truth];
  const { of } = plan.check;
  const ofEntityRef = of && readings.refs[of];
  const judged: CheckResult =
    ofEntityRef === undefined
      ? { checkId, outcome, blocking, proofs }
      : { checkId, outcome, blocking, proofs, ofEntityRef };
  if (outcome === 'pass') {
    return judged;
  }
  const exemption =
    input.exemptions && activeExemption(input.exemptions, checkId, now);
  if (exemption) {
    return { ...judged, outcome: 'exempt', exemption };
  }
  return outcome === 'unknown'
    ? { ...judged, unknown: firstCause(proofs) }
    : judged;
}

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
