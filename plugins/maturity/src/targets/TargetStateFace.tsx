import { Text } from '@backstage/ui';
import { TargetState } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiAlertLine,
  RiArrowRightDownLine,
  RiArrowRightUpLine,
  RiCheckLine,
  RiFlagOffLine,
  RiHourglassLine,
  RiQuestionMark,
} from '@remixicon/react';
import { useTexts } from '../translation';
import styles from './Targets.module.css';

/** The icon of each state. Its word stands beside it, so that no colour is needed. */
const icons: Readonly<Record<TargetState, RemixiconComponentType>> = {
  met: RiCheckLine,
  likely: RiArrowRightUpLine,
  atRisk: RiAlertLine,
  unlikely: RiArrowRightDownLine,
  tooEarly: RiHourglassLine,
  missed: RiFlagOffLine,
  unknown: RiQuestionMark,
};

/** The state of a target: an icon and a word. */
export function TargetStateFace(props: { state: TargetState }) {
  const { state } = props;
  const t = useTexts();
  const Icon = icons[state];
  return (
    <span className={styles.face} data-state={state}>
      <span className={styles.mark} aria-hidden>
        <Icon className={styles.icon} />
      </span>
      <Text variant="body-small" weight="bold">
        {t(`targets.state.${state}`)}
      </Text>
    </span>
  );
}
