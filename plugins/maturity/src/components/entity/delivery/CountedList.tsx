import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Switch, Text } from '@backstage/ui';
import {
  DeliveryMetricId,
  ListCountedDeliveriesRequest,
  ListCountedDeliveriesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../../format/format';
import { Bone } from '../../../states/Bone';
import { PartFailed } from '../../../states/PartFailed';
import { CountedItem } from './CountedItem';
import styles from './CountedList.module.css';
import { isRate } from './rates';
import { useCounted } from './useCounted';

const shownAtFirst = 10;
const shownMore = 50;

function Items(props: {
  metric: DeliveryMetricId;
  counted: ListCountedDeliveriesResponse;
}) {
  const { metric, counted } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const [isOnlyCounts, setIsOnlyCounts] = useState(isRate(metric));
  const [shown, setShown] = useState(shownAtFirst);
  const { items, total } = counted;
  const counting = items.filter(({ counts }) => counts);
  const chosen = isOnlyCounts ? counting : items;
  const more = Math.min(chosen.length - shown, shownMore);
  return (
    <>
      {isRate(metric) && (
        <div className={styles.head}>
          <Text variant="body-small">
            {t('delivery.counted.share', {
              shown: formatNumber(counting.length),
              total: formatNumber(items.length),
            })}
          </Text>
          <Switch
            label={t(`delivery.counted.onlyCounts.${metric}`)}
            isSelected={isOnlyCounts}
            onChange={setIsOnlyCounts}
          />
        </div>
      )}
      {chosen.length === 0 && (
        <Text variant="body-small" color="secondary">
          {isOnlyCounts
            ? t('delivery.counted.noneCounts')
            : t('delivery.counted.none')}
        </Text>
      )}
      <ul className={styles.items}>
        {chosen.slice(0, shown).map(item => (
          <CountedItem
            key={`${item.kind} ${item.source} ${item.externalId}`}
            metric={metric}
            item={item}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => setShown(shown + shownMore)}
        >
          {t('delivery.counted.more', { shown: formatNumber(more) })}
        </Button>
      )}
      {total > items.length && (
        <Text variant="body-small" color="secondary">
          {t('delivery.counted.first', {
            shown: formatNumber(items.length),
            total: formatNumber(total),
          })}
        </Text>
      )}
    </>
  );
}

/** The very deployments, changes and failures behind a number; read when it is shown. */
export function CountedList(props: { request: ListCountedDeliveriesRequest }) {
  const { request } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const read = useCounted(request);
  return (
    <div className={styles.list}>
      {read.status === 'loading' && (
        <div role="status" aria-label={t('delivery.counted.loading')}>
          <Bone height="9rem" width="100%" />
        </div>
      )}
      {read.status === 'failed' && (
        <PartFailed
          title={t('delivery.counted.failed')}
          error={read.error}
          onRetry={read.reload}
        />
      )}
      {read.status === 'ready' && (
        <Items metric={request.metric} counted={read.value} />
      )}
    </div>
  );
}
