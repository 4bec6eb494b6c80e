import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { GetDeliveryDistributionResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { MetricSpreads } from '../../delivery/MetricSpreads';
import { SpreadTable } from '../../delivery/SpreadTable';
import { formatNumber } from '../../format/format';
import { ChartPanel } from '../../charts/ChartPanel';

/** How each metric is distributed over all that the filters leave. */
export function SpreadPanel(props: {
  answer: GetDeliveryDistributionResponse;
  isStale: boolean;
}) {
  const { answer, isStale } = props;
  const { metrics, total, days } = answer;
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <ChartPanel
      title={t('delivery.spread.title')}
      text={t('delivery.spread.text', {
        count: total,
        shown: formatNumber(total),
        days: formatNumber(days),
      })}
      isStale={isStale}
      table={<SpreadTable metrics={metrics} />}
    >
      <MetricSpreads metrics={metrics} total={total} days={days} />
    </ChartPanel>
  );
}
