import {
  CheckChange,
  CheckResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { toCheckEvidence } from './checkEvidence';

function indexById(checks: readonly CheckResult[]) {
  return new Map(checks.map(check => [check.checkId, check]));
}

function toChange(
  id: string,
  before: CheckResult | undefined,
  after: CheckResult | undefined,
): CheckChange {
  const outcomes = { id, from: before?.outcome, to: after?.outcome };
  // A check that passes has one proof that matters, and the other side is told
  // by the same facts.
  if (before?.outcome === 'pass') {
    const evidence = toCheckEvidence(before);
    return {
      ...outcomes,
      before: evidence,
      after: after && toCheckEvidence(after, evidence),
    };
  }
  const evidence = after && toCheckEvidence(after);
  return {
    ...outcomes,
    before: before && toCheckEvidence(before, evidence),
    after: evidence,
  };
}

/**
 * The checks whose outcome differs, with what was seen before and after; in the
 * order of the newer ones, gone ones last.
 */
export function compareChecks(
  before: readonly CheckResult[],
  after: readonly CheckResult[],
): CheckChange[] {
  const [from, to] = [indexById(before), indexById(after)];
  return [...new Set([...to.keys(), ...from.keys()])]
    .filter(id => from.get(id)?.outcome !== to.get(id)?.outcome)
    .map(id => toChange(id, from.get(id), to.get(id)));
}
