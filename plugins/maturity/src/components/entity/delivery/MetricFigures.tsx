import { Badge, Text } from '@backstage/ui';
import {
  DeliveryMeasure,
  DeliveryMetricId,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiTimeLine } from '@remixicon/react';
import { useTexts } from '../../../translation';
import { OutcomeFace } from '../../../outcome/OutcomeFace';
import { useMeasureWords } from '../../../delivery/useMeasureWords';
import styles from './MetricRow.module.css';
import { formatNumber } from '../../../format/numbers';

type Measured = Extract<DeliveryMeasure, { status: 'measured' }>;

function Sample(props: { metric: DeliveryMetricId; measure: Measured }) {
  const t = useTexts();
  const { metric, measure } = props;
  const { sample, isSmallSample, open } = measure;
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
export function MetricFigures(props: {
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
