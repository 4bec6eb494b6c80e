import { Text } from '@backstage/ui';
import { Grade } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import styles from './grade.module.css';

/** The grade of a result or an observation: its word with the shape that bars show it in. */
export function GradeMark(props: { grade: Grade }) {
  const t = useTexts();
  const { grade } = props;
  return (
    <span className={styles.mark} title={t(`common.gradeMeaning.${grade}`)}>
      <span
        aria-hidden
        className={`${styles.part} ${styles.swatch}`}
        data-part={grade}
      />
      <Text variant="body-small" color="secondary">
        {t(`common.grade.${grade}`)}
      </Text>
    </span>
  );
}
