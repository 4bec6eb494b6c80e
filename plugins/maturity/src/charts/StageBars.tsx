import {
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { useTexts } from '../translation';
import { StageSlice, toSlices, stageTone } from './stageCounts';
import styles from './StageBars.module.css';
import { formatNumber, formatShare } from '../format/numbers';

/** A bar for each stage with its count and share; each row links to its entities where `linkTo` knows an address. */
export function StageBars(props: {
  model: Model;
  counts: StageDistribution;
  linkTo: (slice: StageSlice) => string | undefined;
}) {
  const { model, counts, linkTo } = props;
  const t = useTexts();
  const slices = toSlices(model, counts);
  const longest = Math.max(1, ...slices.map(slice => slice.count));

  return (
    <ul className={styles.bars}>
      {slices.map(slice => {
        const title = slice.title ?? t('common.notAssessed');
        const tone = stageTone(slice.rank, model.stages.length);
        const to = linkTo(slice);
        const row = (
          <>
            <span className={styles.rank}>{slice.rank || null}</span>{' '}
            <span className={styles.title} title={title}>
              {title}
            </span>{' '}
            <span className={styles.track} aria-hidden="true">
              {slice.count > 0 && (
                <span
                  className={`${styles.fill} ${tone.className}`}
                  style={{
                    ...tone.style,
                    width: `${(100 * slice.count) / longest}%`,
                  }}
                />
              )}
            </span>{' '}
            <span className={styles.count}>{formatNumber(slice.count)}</span>{' '}
            <span className={styles.share}>
              {formatShare(slice.count, counts.total)}
            </span>
          </>
        );
        return (
          <li
            key={slice.id}
            className={slice.rank === 0 ? styles.apart : undefined}
          >
            {to ? (
              <Link to={to} className={styles.row}>
                {row}
              </Link>
            ) : (
              <span className={styles.row}>{row}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
