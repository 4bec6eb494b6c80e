import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { MetricSpread, SpreadLegend } from './MetricSpread';
import styles from './MetricSpread.module.css';
import { EntityWords } from '../names/useEntityWords';

/** The distribution of each metric over the same entities. */
export function MetricSpreads(props: {
  metrics: readonly DeliveryDistribution[];
  total: number;
  days: number;
  words: EntityWords;
}) {
  const { metrics, total, days, words } = props;
  return (
    <div className={styles.grid}>
      {metrics.map(distribution => (
        <MetricSpread
          key={distribution.metric}
          distribution={distribution}
          total={total}
          days={days}
          words={words}
        />
      ))}
      <SpreadLegend />
    </div>
  );
}

/** Whether any of the entities has delivery data. */
export function isAnyReported(
  metrics: readonly DeliveryDistribution[],
  total: number,
): boolean {
  return metrics.some(({ notMeasured }) => (notMeasured.noEvents ?? 0) < total);
}
