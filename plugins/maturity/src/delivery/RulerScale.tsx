import {
  DeliveryMetricId,
  deliveryRulers,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { limitsOf } from './rulerScale';
import { useMeasureWords } from './useMeasureWords';
import styles from './MetricRuler.module.css';

/** What stands between the steps of a ruler, below them; said elsewhere for those who do not see it. */
export function RulerScale(props: { metric: DeliveryMetricId }) {
  const { metric } = props;
  const words = useMeasureWords();
  const limits = limitsOf(deliveryRulers[metric]);
  return (
    <span className={styles.scale} aria-hidden="true">
      {limits.map((limit, index) => (
        <span
          key={limit}
          className={styles.limit}
          style={{ '--at': (index + 1) / (limits.length + 1) } as CSSProperties}
        >
          {words.limit(metric, limit)}
        </span>
      ))}
    </span>
  );
}
