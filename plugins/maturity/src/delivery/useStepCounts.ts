import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { formatNumber } from '../format/format';
import { useMeasureWords } from './useMeasureWords';

/** The steps at which there is anything, each with how much: "3 at an hour to a day, …". */
export function useStepCounts({
  metric,
  bySteps,
}: DeliveryDistribution): string {
  const { t } = useTranslationRef(maturityTranslationRef);
  const words = useMeasureWords();
  return bySteps
    .flatMap((count, step) =>
      count > 0
        ? t('delivery.spread.bar', {
            services: formatNumber(count),
            step: words.step(metric, step),
          })
        : [],
    )
    .join(', ');
}
