import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { countAtLeast, toSlices } from '../../charts/stageCounts';
import { useStageWords } from '../../names/useStageWords';
import styles from './Trend.module.css';
import { formatDate } from '../../format/times';
import { formatNumber, formatShare } from '../../format/numbers';

/** One day of the trend in numbers, as the cursor passes it. */
export function TrendTip(props: {
  model: Model;
  point: TrendPoint;
  atLeast: number;
}) {
  const { model, point, atLeast } = props;
  const t = useTexts();
  const stageWords = useStageWords();
  const reached = countAtLeast(model, point, atLeast);
  const rows = [
    {
      key: 'atLeast',
      words: t('overview.trend.atLeast', { rank: String(atLeast) }),
      count: reached,
    },
    ...toSlices(model, point).map(slice => ({
      key: slice.id,
      words: stageWords(slice),
      count: slice.count,
    })),
  ];
  return (
    <div className={styles.tip}>
      <span className={styles.tipDay}>{formatDate(point.day)}</span>
      <dl>
        {rows.map(({ key, words, count }) => (
          <div key={key}>
            <dt>{words}</dt>
            <dd>{formatNumber(count)}</dd>
            <dd>{formatShare(count, point.total)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
