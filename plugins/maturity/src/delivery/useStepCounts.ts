import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import { useMeasureWords } from './useMeasureWords';
import { formatNumber } from '../format/numbers';

/** The steps at which there is anything, each with how much: "3 at an hour to a day, …". */
export function useStepCounts({
  metric,
  byBands,
}: DeliveryDistribution): string {
  const t = useTexts();
  const words = useMeasureWords();
  return byBands
    .flatMap((count, step) =>
      count > 0
        ? t('delivery.spread.bar', {
            shown: formatNumber(count),
            step: words.step(metric, step),
          })
        : [],
    )
    .join(', ');
}
