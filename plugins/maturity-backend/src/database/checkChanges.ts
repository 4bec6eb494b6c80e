import {
  CheckChange,
  CheckResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { checkSightingOf } from './checkSighting';

function byId(checks: readonly CheckResult[]) {
  return new Map(checks.map(check => [check.checkId, check]));
}

function changeOf(
  id: string,
  before: CheckResult | undefined,
  after: CheckResult | undefined,
): CheckChange {
  const outcomes = { id, from: before?.outcome, to: after?.outcome };
  // What holds has one proof that matters; what does not is told by the same facts.
  if (before?.outcome === 'pass') {
    const seen = checkSightingOf(before);
    return {
      ...{ ...outcomes, before: seen },
      after: after && checkSightingOf(after, seen),
    };
  }
  const seen = after && checkSightingOf(after);
  return {
    ...outcomes,
    before: before && checkSightingOf(before, seen),
    after: seen,
  };
}

/**
 * The checks whose outcome differs, with what was seen before and after; in the
 * order of the newer ones, gone ones last.
 */
export function checkChangesOf(
  before: readonly CheckResult[],
  after: readonly CheckResult[],
): CheckChange[] {
  const [from, to] = [byId(before), byId(after)];
  return [...new Set([...to.keys(), ...from.keys()])]
    .filter(id => from.get(id)?.outcome !== to.get(id)?.outcome)
    .map(id => changeOf(id, from.get(id), to.get(id)));
}
