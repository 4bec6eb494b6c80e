import { MeasuredTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { formatShare } from '../format/numbers';
import { useTexts } from '../translation';
import styles from './Targets.module.css';

/** The share at the stage as a bar, with the target as a line and the expected range as a band. */
export function TargetBar(props: { measured: MeasuredTarget }) {
  const { target, progress, forecast } = props.measured;
  const t = useTexts();
  if (!progress) {
    return null;
  }
  const { reached, total } = progress;
  const { range } = forecast;
  const words = {
    share: formatShare(reached, total),
    goal: formatShare(target.share, 1),
  };
  return (
    <span
      className={styles.track}
      role="img"
      aria-label={
        range
          ? t('targets.barRange', {
              ...words,
              low: formatShare(range.low, 1),
              high: formatShare(range.high, 1),
            })
          : t('targets.bar', words)
      }
      style={
        {
          '--reached': reached / total,
          '--goal': target.share,
          '--low': range?.low ?? 0,
          '--high': range?.high ?? 0,
        } as CSSProperties
      }
    >
      <span className={styles.fill} />
      {range && <span className={styles.range} />}
      <span className={styles.line} />
    </span>
  );
}
