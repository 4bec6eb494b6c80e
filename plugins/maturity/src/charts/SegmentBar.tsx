import { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import styles from './SegmentBar.module.css';
import { formatNumber } from '../format/numbers';

/** The look of a segment, and of its swatch in the legend. */
export interface SegmentLook {
  readonly className: string;
  readonly style?: CSSProperties;
  readonly 'data-outcome'?: string;
}

/** One part of a bar. */
export interface Segment {
  readonly id: string;
  readonly count: number;
  /** Describes the segment for screen readers and on hover. */
  readonly label: string;
  readonly look: SegmentLook;
  /** Leads to what is behind it. */
  readonly to?: string;
}

/** Counts side by side as one bar, as wide as they are large. */
export function SegmentBar(props: {
  /** Of what, for those who do not see the bar. */
  label: string;
  segments: readonly Segment[];
}) {
  return (
    <ul className={styles.bar} aria-label={props.label}>
      {props.segments.map(({ id, count, label, look, to }) => {
        const common = {
          ...look,
          className: `${styles.segment} ${look.className}`,
          title: label,
          'aria-label': label,
        };
        const number = (
          <span className={styles.number} aria-hidden="true">
            {formatNumber(count)}
          </span>
        );
        return (
          <li key={id} className={styles.item} style={{ flexGrow: count }}>
            {to ? (
              <Link to={to} {...common}>
                {number}
              </Link>
            ) : (
              <span role="img" {...common}>
                {number}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
