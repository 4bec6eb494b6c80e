import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { MetricSpread } from './MetricSpread';
import { SpreadLegend } from './SpreadLegend';
import styles from './MetricSpread.module.css';

/** How each metric is distributed over the same entities. */
export function MetricSpreads(props: {
  metrics: readonly DeliveryDistribution[];
  total: number;
  days: number;
}) {
  const { metrics, total, days } = props;
  return (
    <div className={styles.grid}>
      {metrics.map(distribution => (
        <MetricSpread
          key={distribution.metric}
          distribution={distribution}
          total={total}
          days={days}
        />
      ))}
      <SpreadLegend />
    </div>
  );
}

/** Whether anything was ever reported of any of them. */
export function isAnyReported(
  metrics: readonly DeliveryDistribution[],
  total: number,
): boolean {
  return metrics.some(({ notMeasured }) => (notMeasured.noEvents ?? 0) < total);
}
