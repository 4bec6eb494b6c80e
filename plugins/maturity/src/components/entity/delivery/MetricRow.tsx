import { Text } from '@backstage/ui';
import {
  DeliveryMetric,
  DeliveryPoint,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { ReactNode, useId } from 'react';
import { useTexts } from '../../../translation';
import { MetricRuler } from '../../../delivery/MetricRuler';
import { OwnPast } from '../../../delivery/OwnPast';
import { TrendLine } from '../../../delivery/TrendLine';
import { useMeasureWords } from '../../../delivery/useMeasureWords';
import { MetricFigures } from './MetricFigures';
import styles from './MetricRow.module.css';
import { NotMeasured } from './NotMeasured';

function Past(props: {
  metric: DeliveryMetric;
  points: readonly DeliveryPoint[];
  days: DeliveryWindowDays;
}) {
  const { metric, points, days } = props;
  const t = useTexts();
  return (
    <div className={styles.past}>
      <div className={styles.line}>
        <TrendLine metric={metric.id} points={points} />
        <Text variant="body-x-small" color="secondary">
          {t('delivery.line.title')}
        </Text>
      </div>
      {metric.current.status === 'measured' && (
        <OwnPast metric={metric} days={days} />
      )}
    </div>
  );
}

/** One metric of one entity: value, ruler, own past; opens to what is counted. */
export function MetricRow(props: {
  metric: DeliveryMetric;
  points: readonly DeliveryPoint[];
  days: DeliveryWindowDays;
  isOpen: boolean;
  onToggle: () => void;
  /** The included events; shown when open. */
  children: ReactNode;
}) {
  const { metric, points, days, isOpen, onToggle, children } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const titleId = useId();
  const detailId = useId();
  const { id, current } = metric;
  const isMeasured = current.status === 'measured';
  return (
    <li className={styles.row} aria-labelledby={titleId}>
      <div className={styles.head}>
        <Text
          as="h4"
          id={titleId}
          weight="bold"
          className={styles.title}
          title={t(`delivery.metric.${id}.about`)}
        >
          {words.title(id)}
        </Text>
        <MetricFigures metric={id} measure={current} />
      </div>
      <div className={styles.picture}>
        <MetricRuler metric={id} measure={current} />
        {isMeasured ? (
          <Text variant="body-small" color="secondary">
            {words.step(id, current.band)}
          </Text>
        ) : (
          <NotMeasured reason={current.reason} days={days} />
        )}
        {isMeasured && (
          <button
            type="button"
            className={styles.toggle}
            aria-label={t('delivery.counted.showOf', {
              metric: words.title(id),
            })}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            onClick={onToggle}
          >
            {isOpen ? (
              <RiArrowDownSLine aria-hidden />
            ) : (
              <RiArrowRightSLine aria-hidden />
            )}
            <span>{t('delivery.counted.show')}</span>
          </button>
        )}
      </div>
      <Past metric={metric} points={points} days={days} />
      {isMeasured && isOpen && (
        <div id={detailId} className={styles.detail}>
          {children}
        </div>
      )}
    </li>
  );
}
