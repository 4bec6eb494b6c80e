import {
  Model,
  PlanFixesResponse,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../format/numbers';
import { useTexts } from '../translation';
import { useEntityWords } from './useEntityWords';

/** Says what a fix of a plan is worth, of all entities of the plan. */
export function useFixGain(
  model: Model,
): (fix: PlannedFix, plan: PlanFixesResponse) => string {
  const t = useTexts();
  const words = useEntityWords(model);
  return (fix, { total }) => {
    const kind =
      (['advances', 'needMeasuring'] as const).find(each => fix[each] > 0) ??
      'blocks';
    return t(`overview.fixes.${kind}`, {
      shown: formatNumber(fix[kind]),
      entities: words.count(total),
    });
  };
}
