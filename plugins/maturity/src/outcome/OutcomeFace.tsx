import { Text, VisuallyHidden } from '@backstage/ui';
import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import styles from './OutcomeFace.module.css';
import {
  RemixiconComponentType,
  RiCheckLine,
  RiCloseLine,
  RiQuestionMark,
  RiSubtractLine,
  RiVipDiamondLine,
} from '@remixicon/react';

/** The look and the word of each outcome. Icon, word and shape differ, so that no colour is needed. */
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

/** The face of an outcome: an icon in its own shape, with its word. */
export function OutcomeFace(props: {
  outcome: Outcome;
  iconOnly?: boolean;
  /** In place of the usual word. */
  word?: string;
}) {
  const t = useTexts();
  const { icon: Icon, word: usual, shape } = outcomes[props.outcome];
  const { word = t(usual) } = props;
  return (
    <span className={styles.face} data-outcome={props.outcome}>
      <span className={styles.mark} data-shape={shape} aria-hidden>
        <Icon className={styles.icon} />
      </span>
      {props.iconOnly ? (
        <VisuallyHidden>{word}</VisuallyHidden>
      ) : (
        <Text variant="body-small" color="secondary" className={styles.word}>
          {word}
        </Text>
      )}
    </span>
  );
}
