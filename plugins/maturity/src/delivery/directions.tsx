import {
  DeliveryTrend,
  DeliveryMetric,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiArrowRightDownLine,
  RiArrowRightLine,
  RiArrowRightUpLine,
  RiQuestionMark,
} from '@remixicon/react';
import styles from './DirectionMark.module.css';
import { Text } from '@backstage/ui';
import { useTexts } from '../translation';
import { useMeasureWords } from './useMeasureWords';
import { formatNumber, formatRate } from '../format/numbers';

/** The change of a metric. */
export type Direction = DeliveryTrend['direction'];

/** The look and the word of each direction. Icon, word and shape differ; none has a colour. */
export const directions = {
  better: {
    icon: RiArrowRightUpLine,
    word: 'delivery.past.better',
    shape: 'disc',
  },
  steady: {
    icon: RiArrowRightLine,
    word: 'delivery.past.steady',
    shape: 'bare',
  },
  worse: {
    icon: RiArrowRightDownLine,
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
    <span className={styles.mark} data-shape={shape} aria-hidden="true">
      <Icon className={styles.icon} />
    </span>
  );
}

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
