import {
  DeliveryMetricId,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { useMeasureWords } from './useMeasureWords';
import styles from './MetricRuler.module.css';
import { readLimits } from './rulerScale';

/** The limits between the bands, below them; screen readers get them from the label. */
export function RulerScale(props: { metric: DeliveryMetricId }) {
  const { metric } = props;
  const words = useMeasureWords();
  const limits = readLimits(deliveryScales[metric]);
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
