import { Text } from '@backstage/ui';
import {
  CountedDelivery,
  DeliveryMetricId,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiTimeLine } from '@remixicon/react';
import { RelativeTime } from '../../../format/RelativeTime';
import { formatDuration } from '../../../format/times';
import { ExternalLink } from '../../../links/ExternalLink';
import { useTexts } from '../../../translation';
import styles from './CountedList.module.css';

/** A metric that is a share of deployments. */
type Rate = 'changeFailRate' | 'deploymentReworkRate';

/** Whether a metric counts only some of its deployments. */
export function isRate(metric: DeliveryMetricId): metric is Rate {
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
export function CountedItem(props: {
  metric: DeliveryMetricId;
  item: CountedDelivery;
}) {
  const { metric, item } = props;
  const t = useTexts();
  const { title, externalId, url, at, source, basis } = item;
  const other = item.with;
  return (
    <li className={styles.item}>
      <span className={styles.what}>
        <ExternalLink href={url} title={title ?? externalId} />
        <Text variant="body-small" color="secondary">
          {source} · <RelativeTime instant={at} />
        </Text>
      </span>
      <span className={styles.result}>
        <Result metric={metric} item={item} />
      </span>
      <span className={styles.basis}>
        {basis && (
          <Text variant="body-small" color="secondary">
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
