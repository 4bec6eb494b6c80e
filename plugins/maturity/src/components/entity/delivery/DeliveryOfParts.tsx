import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useCallback } from 'react';
import { maturityApiRef } from '../../../api';
import { maturityTranslationRef } from '../../../translation';
import { Section } from '../../../layout/Section';
import { formatNumber } from '../../../format/format';
import { useLiveChange } from '../../../queries/useLiveChange';
import { DaysChoice } from '../../../layout/DaysChoice';
import { usePartsLinks } from '../../../rollup/usePartsLinks';
import { filterOfParts, WholeKind } from '../../../rollup/wholes';
import { Bone } from '../../../states/Bone';
import { PartFailed } from '../../../states/PartFailed';
import { useRead } from '../../../queries/useRead';
import { isAnyReported, MetricSpreads } from '../../../delivery/MetricSpreads';
import { deliveryDays, useDeliveryQuery } from '../../../url/useDeliveryQuery';

/** How the delivery of what a system, domain or group is made of is distributed; never an average. */
export function DeliveryOfParts(props: { kind: WholeKind; entityRef: string }) {
  const { kind, entityRef } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const api = useApi(maturityApiRef);
  const { query, change } = useDeliveryQuery();
  const { days } = query;
  const read = useRead(
    useCallback(
      options => {
        const filter = filterOfParts({ kind, entityRef, isWithBelow: true });
        return api.getDeliveryDistribution({ filter, days }, options);
      },
      [api, kind, entityRef, days],
    ),
  );
  useLiveChange(read.revalidate);
  const href = usePartsLinks({ kind, entityRef, isWithBelow: true })(
    'delivery',
  );
  const answer = read.status === 'ready' ? read.value : undefined;
  const isAny = answer && isAnyReported(answer.metrics, answer.total);
  return (
    <Section
      title={t('delivery.parts.title')}
      aside={
        <DaysChoice
          label={t('delivery.days')}
          choices={deliveryDays}
          value={days}
          onChange={chosen => change({ days: chosen })}
        />
      }
    >
      {read.status === 'loading' && (
        <div role="status" aria-label={t('delivery.parts.loading')}>
          <Bone height="24rem" width="100%" />
        </div>
      )}
      {read.status === 'failed' && (
        <PartFailed
          title={t('delivery.parts.failed')}
          error={read.error}
          onRetry={read.reload}
        />
      )}
      {answer && !isAny && (
        <Text color="secondary">{t('delivery.parts.none')}</Text>
      )}
      {answer && isAny && (
        <>
          <Text as="p" variant="body-small" color="secondary">
            {t('delivery.spread.text', {
              count: answer.total,
              shown: formatNumber(answer.total),
              days: formatNumber(answer.days),
            })}
          </Text>
          <MetricSpreads
            metrics={answer.metrics}
            total={answer.total}
            days={answer.days}
          />
          {href && <Link href={href}>{t('delivery.parts.open')}</Link>}
        </>
      )}
    </Section>
  );
}
