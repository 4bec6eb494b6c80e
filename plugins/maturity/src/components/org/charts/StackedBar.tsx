import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../format';
import { formatShareOf } from '../format';
import { useStageWords } from '../useStageWords';
import { slicesOf, StageSlice } from './stageCounts';
import styles from './StackedBar.module.css';
import { toneOf } from './tone';

/**
 * How one group is spread over the stages, as one bar. Each segment leads to
 * the services behind it, where `linkTo` knows an address.
 */
export function StackedBar(props: {
  model: Model;
  counts: StageDistribution;
  /** Name of the group, for those who do not see the bar. */
  group: string;
  linkTo: (slice: StageSlice) => string | undefined;
}) {
  const { model, counts, group, linkTo } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const stageWords = useStageWords();
  const slices = slicesOf(model, counts).filter(slice => slice.count > 0);

  return (
    <ul className={styles.bar} aria-label={group}>
      {slices.map(slice => {
        const { count } = slice;
        const shown = formatNumber(count);
        const label = t('org.chart.segment', {
          count,
          shown,
          group,
          stage: stageWords(slice),
          share: formatShareOf(count, counts.total),
        });
        const tone = toneOf(slice.rank, model.stages.length);
        const to = linkTo(slice);
        const number = (
          <span className={styles.number} aria-hidden="true">
            {shown}
          </span>
        );
        const look = {
          className: `${styles.segment} ${tone.className}`,
          style: tone.style,
          title: label,
        };
        return (
          <li
            key={slice.id}
            className={styles.item}
            style={{ flexGrow: count }}
          >
            {to ? (
              <Link to={to} aria-label={label} {...look}>
                {number}
              </Link>
            ) : (
              <span role="img" aria-label={label} {...look}>
                {number}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
