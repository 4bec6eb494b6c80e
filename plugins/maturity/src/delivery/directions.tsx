import { DeliveryTrend } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiArrowRightDownLine,
  RiArrowRightLine,
  RiArrowRightUpLine,
  RiQuestionMark,
} from '@remixicon/react';
import styles from './DirectionMark.module.css';

/** The change of a metric. */
export type Direction = DeliveryTrend['direction'];

/**
 * How each direction looks and what it is called. Icon, word and shape differ;
 * none has a colour, for worse than before is no alarm.
 */
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
