import {
  DeliveryTrend,
  DeliveryMetric,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiEqualLine,
  RiQuestionMark,
  RiThumbDownLine,
  RiThumbUpLine,
} from '@remixicon/react';
import styles from './DirectionMark.module.css';
import { Text } from '@backstage/ui';
import { useTexts } from '../translation';
import { useMeasureWords } from './useMeasureWords';
import { formatNumber, formatRate } from '../format/numbers';

/** The change of a metric. */
export type Direction = DeliveryTrend['direction'];

/** The look and the word of each direction. Icon, word, shape and colour differ. */
export const directions = {
  better: {
    icon: RiThumbUpLine,
    word: 'delivery.past.better',
    shape: 'disc',
  },
  steady: {
    icon: RiEqualLine,
    word: 'delivery.past.steady',
    shape: 'bare',
  },
  worse: {
    icon: RiThumbDownLine,
    word: 'delivery.past.worse',
    shape: 'square',
  },
  notComparable: {
    icon: RiQuestionMark,
    word: 'delivery.past.notComparable',
    shape: 'dashed',
  },
} as const satisfies Record<
  Direction,
  {
    icon: RemixiconComponentType;
    word: `delivery.past.${Direction}`;
    shape: 'disc' | 'bare' | 'square' | 'dashed';
  }
>;

/** The order of the directions in lists. */
export const directionOrder = [
  'better',
  'steady',
  'worse',
  'notComparable',
] as const satisfies readonly Direction[];

/** The symbol of a direction; its word is next to it. */
export function DirectionMark(props: { direction: Direction }) {
  const { icon: Icon, shape } = directions[props.direction];
  return (
    <span
      className={styles.mark}
      data-shape={shape}
      data-direction={props.direction}
      aria-hidden="true"
    >
      <Icon className={styles.icon} />
    </span>
  );
}

function useWhy({ trend }: DeliveryMetric, days: string): string {
  const t = useTexts();
  const { direction, probability, test, margin } = trend;
  if (probability === undefined || test === undefined) {
    return t('delivery.past.tooFew', { days });
  }
  const name = t(`delivery.past.test.${test}`);
  if (direction === 'notComparable') {
    return t('delivery.past.unclear', { test: name });
  }
  if (margin !== undefined) {
    return test === 'fisher'
      ? t('delivery.past.within.points', { margin: formatNumber(margin * 100) })
      : t('delivery.past.within.factor', { margin: formatNumber(margin) });
  }
  return t('delivery.past.chance', {
    probability: formatRate(probability),
    test: name,
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
        <Text
          variant="body-small"
          weight="bold"
          className={styles.word}
          data-direction={direction}
        >
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
