import { Button, Switch, Text } from '@backstage/ui';
import {
  DeliveryMetricId,
  ListCountedDeliveriesRequest,
  ListCountedDeliveriesResponse,
  CountedDelivery,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import styles from './CountedList.module.css';
import { AnswerView } from '../../../states/AnswerView';
import { formatNumber } from '../../../format/numbers';
import { RiTimeLine } from '@remixicon/react';
import { RelativeTime } from '../../../format/RelativeTime';
import { formatDuration } from '../../../format/times';
import { ExternalLink } from '../../../links/ExternalLink';
import { useCountedDeliveries } from '../../../queries/queries';

/** A metric that is a share of deployments. */
type Rate = 'changeFailRate' | 'deploymentReworkRate';

/** Whether a metric counts only some of its deployments. */
function isRate(metric: DeliveryMetricId): metric is Rate {
  return metric === 'changeFailRate' || metric === 'deploymentReworkRate';
}

function Result(props: { metric: DeliveryMetricId; item: CountedDelivery }) {
  const { metric, item } = props;
  const t = useTexts();
  const { seconds, isOpen, counts } = item;
  if (isRate(metric)) {
    return (
      <Text
        variant="body-small"
        weight={counts ? 'bold' : 'regular'}
        color={counts ? 'primary' : 'secondary'}
      >
        {counts
          ? t(`delivery.counted.counts.${metric}`)
          : t('delivery.counted.countsNot')}
      </Text>
    );
  }
  if (seconds === undefined) {
    return null;
  }
  const duration = formatDuration(seconds);
  return (
    <Text variant="body-small" weight="bold" className={styles.duration}>
      {isOpen && <RiTimeLine aria-hidden className={styles.icon} />}
      {isOpen ? t('delivery.counted.open', { duration }) : duration}
    </Text>
  );
}

/** One deployment, change or failure that was counted: link, time, duration and why. */
function CountedItem(props: {
  metric: DeliveryMetricId;
  item: CountedDelivery;
}) {
  const { metric, item } = props;
  const t = useTexts();
  const { title, externalId, url, at, source, basis, parts } = item;
  const other = item.with;
  return (
    <li className={styles.item}>
      <span className={styles.what}>
        <ExternalLink href={url} title={title ?? externalId} />
        <Text variant="body-small" color="secondary">
          {source} · <RelativeTime instant={at} />
          {parts !== undefined &&
            ` · ${t('delivery.counted.parts', { shown: formatNumber(parts) })}`}
        </Text>
      </span>
      <span className={styles.result}>
        <Result metric={metric} item={item} />
      </span>
      <span className={styles.basis}>
        {basis && (
          <Text variant="body-small" color="secondary">
            {item.isEstimated && `${t('delivery.counted.estimated')}: `}
            {t(`delivery.counted.basis.${basis}`)}
          </Text>
        )}
        {other && (
          <span className={styles.other}>
            <ExternalLink
              href={other.url}
              title={other.title ?? other.externalId}
            />
            <Text variant="body-small" color="secondary">
              <RelativeTime instant={other.at} />
            </Text>
          </span>
        )}
      </span>
    </li>
  );
}

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
