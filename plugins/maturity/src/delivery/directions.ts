import { DeliveryTrend } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiArrowRightDownLine,
  RiArrowRightLine,
  RiArrowRightUpLine,
  RiQuestionMark,
} from '@remixicon/react';

/** How a metric moved. */
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

/** In the order in which they are told. */
export const directionOrder = [
  'better',
  'steady',
  'worse',
  'notComparable',
] as const satisfies readonly Direction[];
