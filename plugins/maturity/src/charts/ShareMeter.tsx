import styles from './ShareMeter.module.css';
import { formatNumber, formatShare } from '../format/numbers';

/** The share of applicable checks whose answer is known, as a meter. */
export function ShareMeter(props: {
  measured: { readonly known: number; readonly applicable: number };
  /** Describes the meter for screen readers. */
  label: string;
  /** Leaves the number out, where it stands beside the meter already. */
  isBare?: boolean;
}) {
  const { measured, label, isBare } = props;
  const { known, applicable } = measured;
  const text = formatShare(known, applicable);
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
