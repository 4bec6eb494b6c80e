import { Text } from '@backstage/ui';
import { CSSProperties } from 'react';
import { formatNumber, formatShare } from '../format/numbers';
import { useTexts } from '../translation';
import styles from './MeasuredMeter.module.css';

/** The share of applicable checks that are measured, as a meter. */
export function MeasuredMeter(props: {
  measured: { readonly observed: number; readonly applicable: number };
  /** Names the meter where the share stands elsewhere: in a column or beside it. */
  label?: string;
  /** The text beside the meter: a phrase unless told otherwise. */
  text?: 'share' | 'none';
}) {
  const { measured, label, text } = props;
  const { observed: known, applicable } = measured;
  const t = useTexts();
  const explained = t('common.measuredOf', {
    known: formatNumber(known),
    applicable: formatNumber(applicable),
  });
  const share = formatShare(known, applicable);
  const phrase = t('common.measured', { share });
  const ratio = applicable ? known / applicable : 0;
  return (
    <span className={styles.root} data-text={text} title={explained}>
      <span
        role="meter"
        aria-valuemin={0}
        aria-valuemax={applicable}
        aria-valuenow={known}
        aria-valuetext={label ? share : explained}
        aria-label={label ?? phrase}
        className={styles.meter}
        style={{ '--share': ratio } as CSSProperties}
      />
      {text !== 'none' && (
        <Text
          variant={text ? 'body-medium' : 'body-small'}
          color={text ? 'primary' : 'secondary'}
          className={styles.text}
        >
          {text ? share : phrase}
        </Text>
      )}
    </span>
  );
}
