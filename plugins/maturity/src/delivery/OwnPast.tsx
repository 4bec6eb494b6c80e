import { Text } from '@backstage/ui';
import {
  DeliveryMetric,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import { useMeasureWords } from './useMeasureWords';
import { DirectionMark, directions } from './directions';
import styles from './OwnPast.module.css';
import { formatNumber, formatRate } from '../format/numbers';

function useWhy({ trend }: DeliveryMetric, days: string): string {
  const t = useTexts();
  const { direction, probability, test } = trend;
  if (direction === 'notComparable') {
    return t('delivery.past.tooFew', { days });
  }
  return probability === undefined || test === undefined
    ? ''
    : t('delivery.past.chance', {
        probability: formatRate(probability),
        test: t(`delivery.past.test.${test}`),
      });
}

/** Compares a metric with the entity's own past, never with other entities. */
export function OwnPast(props: {
  metric: DeliveryMetric;
  days: DeliveryWindowDays;
}) {
  const { metric } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const days = formatNumber(props.days);
  const why = useWhy(metric, days);
  const { direction } = metric.trend;
  const { previous } = metric;
  return (
    <span className={styles.past} title={why || undefined}>
      <DirectionMark direction={direction} />
      <span className={styles.words}>
        <Text variant="body-small" weight="bold">
          {t(directions[direction].word)}
        </Text>
        <Text variant="body-small" color="secondary">
          {previous.status === 'measured'
            ? t('delivery.past.was', {
                days,
                value: words.value(metric.id, previous.value),
              })
            : t('delivery.past.wasNot', { days })}
        </Text>
      </span>
    </span>
  );
}
