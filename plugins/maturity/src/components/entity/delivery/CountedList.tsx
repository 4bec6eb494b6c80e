import { Button, Switch, Text } from '@backstage/ui';
import {
  DeliveryMetricId,
  ListCountedDeliveriesRequest,
  ListCountedDeliveriesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { CountedItem, isRate } from './CountedItem';
import styles from './CountedList.module.css';
import { useCountedDeliveries } from '../../../queries/entityQueries';
import { AnswerView } from '../../../states/AnswerView';
import { formatNumber } from '../../../format/numbers';

const shownAtFirst = 10;
const shownMore = 50;

function Items(props: {
  metric: DeliveryMetricId;
  counted: ListCountedDeliveriesResponse;
}) {
  const { metric, counted } = props;
  const t = useTexts();
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

/** The events that a delivery metric is computed from; read when they are shown. */
export function CountedList(props: { request: ListCountedDeliveriesRequest }) {
  const { request } = props;
  const t = useTexts();
  return (
    <div className={styles.list}>
      <AnswerView
        answer={useCountedDeliveries(request)}
        loading={t('delivery.counted.loading')}
        placeholder="9rem"
        failed={t('delivery.counted.failed')}
      >
        {counted => <Items metric={request.metric} counted={counted} />}
      </AnswerView>
    </div>
  );
}
