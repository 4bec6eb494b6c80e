import { Text } from '@backstage/ui';
import { CSSProperties } from 'react';
import { useTexts } from '../translation';
import styles from './MeasuredMeter.module.css';
import { formatNumber, formatShare } from '../format/numbers';

/** The share of applicable checks that are measured. */
export function MeasuredMeter(props: {
  measured: { readonly known: number; readonly applicable: number };
}) {
  const t = useTexts();
  const { known, applicable } = props.measured;
  const explained = t('common.measuredOf', {
    known: formatNumber(known),
    applicable: formatNumber(applicable),
  });
  const share = applicable ? known / applicable : 0;
  return (
    <span className={styles.root} title={explained}>
      <span
        role="meter"
        aria-valuemin={0}
        aria-valuemax={applicable}
        aria-valuenow={known}
        aria-valuetext={explained}
        aria-label={t('common.measured', {
          share: formatShare(known, applicable),
        })}
        className={styles.meter}
        style={{ '--share': share } as CSSProperties}
      />
      <Text variant="body-small" color="secondary" className={styles.text}>
        {t('common.measured', { share: formatShare(known, applicable) })}
      </Text>
    </span>
  );
}
