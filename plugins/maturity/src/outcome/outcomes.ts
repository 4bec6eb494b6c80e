import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiCheckLine,
  RiCloseLine,
  RiQuestionMark,
  RiSubtractLine,
  RiVipDiamondLine,
} from '@remixicon/react';

/**
 * How each outcome looks and what it is called. Icon, word and shape differ,
 * so that none of them needs its colour to be told apart.
 */
export const outcomes = {
  pass: { icon: RiCheckLine, word: 'common.outcome.pass', shape: 'disc' },
  fail: { icon: RiCloseLine, word: 'common.outcome.fail', shape: 'square' },
  unknown: {
    icon: RiQuestionMark,
    word: 'common.outcome.unknown',
    shape: 'dashed',
  },
  notApplicable: {
    icon: RiSubtractLine,
    word: 'common.outcome.notApplicable',
    shape: 'bare',
  },
  exempt: {
    icon: RiVipDiamondLine,
    word: 'common.outcome.exempt',
    shape: 'diamond',
  },
} as const satisfies Record<
  Outcome,
  {
    icon: RemixiconComponentType;
    word: `common.outcome.${Outcome}`;
    shape: 'disc' | 'square' | 'dashed' | 'bare' | 'diamond';
  }
>;
