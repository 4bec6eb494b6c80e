import { Effort } from '../model/types';
import { CheckResult, NextStep } from './types';

const EFFORTS: Readonly<Record<Effort, number>> = {
  small: 0,
  medium: 1,
  large: 2,
};

/**
 * The blockers of the next stage as steps, best first.
 *
 * @remarks
 * What fails comes before what is not measured: a team can meet a check that
 * fails today, whereas measuring is mostly the platform team's work, and may
 * turn out that there is nothing to do. Among equals the smaller effort comes
 * first, and then the order of the model, which leads from the ground up.
 *
 * @param blockers - in the order of the model
 * @param efforts - effort of each check, by its id
 */
export function nextStepsOf(
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
    .sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ outcome, effort }: NextStep): number {
  return (outcome === 'fail' ? 0 : 10) + EFFORTS[effort];
}
