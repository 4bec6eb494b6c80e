import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Model,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../format';
import { formatShareOf } from '../format';
import { slicesOf, StageSlice } from './stageCounts';
import styles from './StageBars.module.css';
import { toneOf } from './tone';

/**
 * A bar for each stage with its count and share, "not assessed" apart below.
 * Each row leads to the services behind it.
 */
export function StageBars(props: {
  model: Model;
  counts: StageCounts;
  linkTo: (slice: StageSlice) => string;
}) {
  const { model, counts, linkTo } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const slices = slicesOf(model, counts);
  const longest = Math.max(1, ...slices.map(slice => slice.count));

  return (
    <ul className={styles.bars}>
      {slices.map(slice => {
        const title = slice.title ?? t('common.notAssessed');
        const tone = toneOf(slice.rank, model.stages.length);
        return (
          <li
            key={slice.id}
            className={slice.rank === 0 ? styles.apart : undefined}
          >
            <Link to={linkTo(slice)} className={styles.row}>
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
                {formatShareOf(slice.count, counts.total)}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
