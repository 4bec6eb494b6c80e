import { Text, Badge } from '@backstage/ui';
import {
  DeliveryMetric,
  DeliveryPoint,
  DeliveryWindowDays,
  DeliveryMeasure,
  DeliveryMetricId,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiTimeLine,
} from '@remixicon/react';
import { ReactNode, useId } from 'react';
import { useTexts } from '../../../translation';
import { MetricRuler } from '../../../delivery/MetricRuler';
import { TrendLine } from '../../../delivery/TrendLine';
import { useMeasureWords } from '../../../delivery/useMeasureWords';
import { useReason } from '../../../delivery/useReason';
import styles from './MetricRow.module.css';
import { OwnPast } from '../../../delivery/directions';
import { OutcomeFace } from '../../../outcome/OutcomeFace';
import { formatNumber } from '../../../format/numbers';
import { ExternalLink } from '../../../links/ExternalLink';
import { deliveryGuide } from '../../../delivery/guide';

/** The reason why a metric is not measured, and the remedy. */
function NotMeasured(props: {
  measure: Extract<DeliveryMeasure, { status: 'notMeasured' }>;
  days: DeliveryWindowDays;
}) {
  const { reason } = props.measure;
  const why = useReason();
  const t = useTexts();
  return (
    <span className={styles.reason}>
      <Text variant="body-small">{why(props.measure, props.days)}</Text>
      {reason !== 'noFailures' && (
        <>
          <Text variant="body-small" color="secondary">
            {t(`delivery.reason.${reason}.remedy`)}
          </Text>
          <ExternalLink href={deliveryGuide} title={t('delivery.guide')} />
        </>
      )}
    </span>
  );
}

type Measured = Extract<DeliveryMeasure, { status: 'measured' }>;

function Sample(props: { metric: DeliveryMetricId; measure: Measured }) {
  const t = useTexts();
  const { metric, measure } = props;
  const { sample, isSmallSample, open, estimated } = measure;
  return (
    <span className={styles.sample}>
      <Text variant="body-small" color="secondary">
        {t(`delivery.sample.${metric}`, {
          count: sample,
          shown: formatNumber(sample),
        })}
      </Text>
      {isSmallSample && (
        <span title={t('delivery.sample.fewHint')}>
          <Badge size="small">{t('delivery.sample.few')}</Badge>
        </span>
      )}
      {estimated !== undefined && estimated > 0 && (
        <span title={t('delivery.sample.estimatedHint')}>
          <Badge size="small">
            {t('delivery.sample.estimated', {
              count: estimated,
              shown: formatNumber(estimated),
            })}
          </Badge>
        </span>
      )}
      {open !== undefined && open > 0 && (
        <span className={styles.open}>
          <RiTimeLine aria-hidden className={styles.openIcon} />
          <Text variant="body-small">
            {t('delivery.sample.open', {
              count: open,
              shown: formatNumber(open),
            })}
          </Text>
        </span>
      )}
    </span>
  );
}

/** The value of a metric in words, and how much it rests on. */
function MetricFigures(props: {
  metric: DeliveryMetricId;
  measure: DeliveryMeasure;
}) {
  const { metric, measure } = props;
  const words = useMeasureWords();
  if (measure.status !== 'measured') {
    return <OutcomeFace outcome="unknown" />;
  }
  return (
    <>
      <span className={styles.value}>{words.value(metric, measure.value)}</span>
      <Sample metric={metric} measure={measure} />
    </>
  );
}

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

/** One metric of one entity: value, scale, own past; opens to the included events. */
export function MetricRow(props: {
  metric: DeliveryMetric;
  points: readonly DeliveryPoint[];
  days: DeliveryWindowDays;
  isOpen: boolean;
  onToggle: () => void;
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
          <NotMeasured measure={current} days={days} />
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
