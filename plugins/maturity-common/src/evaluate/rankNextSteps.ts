import { Effort } from '../model/types';
import { CheckResult, NextStep } from './types';

const EFFORTS: Readonly<Record<Effort, number>> = {
  small: 0,
  medium: 1,
  large: 2,
};

/**
 * Ranks the checks that block the next stage, best first.
 *
 * @remarks
 * Failing checks come before unmeasured checks: a team can fix a failing check
 * today, but measuring is mostly work of the platform team, and may show that
 * nothing is left to do. Then the smaller effort comes first, then the order of
 * the model.
 *
 * @param blockers - in the order of the model
 * @param efforts - effort of each check, by its id
 */
export function rankNextSteps(
  blockers: readonly CheckResult[],
  efforts: ReadonlyMap<string, Effort>,
): NextStep[] {
  return blockers
    .map(
      ({ checkId, outcome }): NextStep => ({
        checkId,
        outcome: outcome === 'fail' ? 'fail' : 'unknown',
        effort: efforts.get(checkId) ?? 'medium',
      }),
    )
    .sort((one, other) => rankStep(one) - rankStep(other));
}

function rankStep({ outcome, effort }: NextStep): number {
  return (outcome === 'fail' ? 0 : 10) + EFFORTS[effort];
}
