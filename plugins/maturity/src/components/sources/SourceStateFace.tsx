import { Text } from '@backstage/ui';
import { SourceState } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiCheckLine,
  RiCloseLine,
  RiErrorWarningLine,
  RiPauseLine,
  RiSeedlingLine,
  RiTimeLine,
} from '@remixicon/react';
import { useTexts } from '../../translation';
import styles from './Sources.module.css';

/** The icon of each state. Icon and word differ, so that no colour is needed. */
const icons: Record<SourceState, RemixiconComponentType> = {
  good: RiCheckLine,
  partly: RiErrorWarningLine,
  failing: RiCloseLine,
  waiting: RiPauseLine,
  late: RiTimeLine,
  new: RiSeedlingLine,
};

/** The state of a source: an icon with its word. */
export function SourceStateFace(props: { state: SourceState }) {
  const t = useTexts();
  const Icon = icons[props.state];
  return (
    <span className={styles.face} data-state={props.state}>
      <Icon className={styles.icon} aria-hidden />
      <Text variant="body-small">{t(`sources.state.${props.state}`)}</Text>
    </span>
  );
}
