import { formatNumber } from '../format/format';
import { formatShareOf } from '../format/shares';
import styles from './ShareMeter.module.css';

/** The share of applicable checks whose answer is known, as a meter. */
export function ShareMeter(props: {
  measured: { readonly known: number; readonly applicable: number };
  /** What is measured, for those who do not see the meter. */
  label: string;
  /** Leaves the number out, where it stands beside the meter already. */
  isBare?: boolean;
}) {
  const { measured, label, isBare } = props;
  const { known, applicable } = measured;
  const text = formatShareOf(known, applicable);
  return (
    <span className={styles.meter}>
      <span
        className={styles.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={applicable}
        aria-valuenow={known}
        aria-valuetext={text}
        title={`${formatNumber(known)} / ${formatNumber(applicable)}`}
      >
        <span
          className={styles.fill}
          style={{
            width: `${applicable > 0 ? (100 * known) / applicable : 0}%`,
          }}
        />
      </span>
      {!isBare && <span className={styles.text}>{text}</span>}
    </span>
  );
}
