import { Text, VisuallyHidden } from '@backstage/ui';
import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import styles from './OutcomeFace.module.css';
import { outcomes } from './outcomes';

/** The face of an outcome: an icon in its own shape, with its word. */
export function OutcomeFace(props: { outcome: Outcome; iconOnly?: boolean }) {
  const t = useTexts();
  const { icon: Icon, word, shape } = outcomes[props.outcome];
  return (
    <span className={styles.face} data-outcome={props.outcome}>
      <span className={styles.mark} data-shape={shape} aria-hidden>
        <Icon className={styles.icon} />
      </span>
      {props.iconOnly ? (
        <VisuallyHidden>{t(word)}</VisuallyHidden>
      ) : (
        <Text variant="body-small" color="secondary" className={styles.word}>
          {t(word)}
        </Text>
      )}
    </span>
  );
}
