import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../../format/format';
import { slicesOf } from '../../charts/stageCounts';
import styles from './Trend.module.css';

/** A band lower than this share of the plot has no room for its name. */
const leastShare = 0.06;

/**
 * The number of each stage beside its band, so that nobody has to match shades.
 * Only for the eye: the table says the same.
 */
export function EndLabels(props: {
  model: Model;
  point: TrendPoint;
  /** What the whole height of the plot stands for. */
  max: number;
  /** From the bottom up. */
  ranks: readonly number[];
}) {
  const { model, point, max, ranks } = props;
  const countOf = new Map(
    slicesOf(model, point).map(({ rank, count }) => [rank, count]),
  );
  return (
    <ul className={styles.end} aria-hidden="true">
      {[...ranks].reverse().map(rank => {
        const count = countOf.get(rank) ?? 0;
        return (
          <li
            key={rank}
            className={styles.endItem}
            style={{ height: `${(100 * count) / max}%` }}
          >
            {count / max >= leastShare && (
              <>
                <span className={styles.endRank}>{rank || '–'}</span>
                {formatNumber(count)}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
