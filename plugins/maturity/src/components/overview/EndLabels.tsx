import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import styles from './Trend.module.css';
import { formatNumber } from '../../format/numbers';
import { toSlices } from '../../charts/stageCounts';

/** A band lower than this share of the plot has no room for its name. */
const leastShare = 0.06;

/**
 * The number of each stage beside its band, so that nobody has to match shades.
 * Only for the eye: the table says the same.
 */
export function EndLabels(props: {
  model: Model;
  point: TrendPoint;
  /** The count at the full height of the plot. */
  max: number;
  /** From the bottom up. */
  ranks: readonly number[];
}) {
  const { model, point, max, ranks } = props;
  const countsByRank = new Map(
    toSlices(model, point).map(({ rank, count }) => [rank, count]),
  );
  return (
    <ul className={styles.end} aria-hidden="true">
      {[...ranks].reverse().map(rank => {
        const count = countsByRank.get(rank) ?? 0;
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
