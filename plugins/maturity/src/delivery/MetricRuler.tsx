import {
  DeliveryMeasure,
  DeliveryMetricId,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { useTexts } from '../translation';
import { positionOn, stepsAsDrawn, readLimits } from './rulerScale';
import { MeasureWords, useMeasureWords } from './useMeasureWords';
import styles from './MetricRuler.module.css';
import { formatNumber } from '../format/numbers';

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

type Measured = Extract<DeliveryMeasure, { status: 'measured' }>;

function useLabel(metric: DeliveryMetricId, measure: DeliveryMeasure): string {
  const t = useTexts();
  const words = useMeasureWords();
  const title = words.title(metric);
  if (measure.status !== 'measured') {
    return t('delivery.scale.none', { metric: title });
  }
  const read = t('delivery.scale.label', {
    metric: title,
    value: words.value(metric, measure.value),
    step: words.step(metric, measure.band),
    number: formatNumber(measure.band + 1),
    steps: formatNumber(deliveryScales[metric].bands.length),
  });
  const middle = measure.quantiles && middleHalf(metric, measure, words);
  return middle ? `${read}; ${t('delivery.scale.middle', middle)}` : read;
}

function middleHalf(
  metric: DeliveryMetricId,
  { quantiles }: Measured,
  words: MeasureWords,
) {
  return (
    quantiles && {
      from: words.value(metric, quantiles.p25),
      to: words.value(metric, quantiles.p75),
    }
  );
}

function Marks(props: { metric: DeliveryMetricId; measure: Measured }) {
  const { metric, measure } = props;
  const ruler = deliveryScales[metric];
  const at = (value: number) => positionOn(ruler, value);
  const { quantiles } = measure;
  const ends = quantiles && [at(quantiles.p25), at(quantiles.p75)];
  return (
    <>
      {ends && (
        <span
          className={styles.range}
          style={
            {
              '--from': Math.min(...ends),
              '--to': Math.max(...ends),
            } as CSSProperties
          }
        />
      )}
      <span
        className={styles.marker}
        style={{ '--at': at(measure.value) } as CSSProperties}
      />
    </>
  );
}

/** One metric on the scale of DORA: its bands, a marker at the value, and a line over the middle 50 %. */
export function MetricRuler(props: {
  metric: DeliveryMetricId;
  measure: DeliveryMeasure;
}) {
  const { metric, measure } = props;
  const label = useLabel(metric, measure);
  const isMeasured = measure.status === 'measured';
  return (
    <div className={styles.ruler} role="img" aria-label={label} title={label}>
      <div className={styles.track} data-measured={isMeasured || undefined}>
        {stepsAsDrawn(deliveryScales[metric]).map(({ id, index }) => (
          <span
            key={id}
            className={styles.step}
            data-here={(isMeasured && measure.band === index) || undefined}
          />
        ))}
        {isMeasured && <Marks metric={metric} measure={measure} />}
      </div>
      <RulerScale metric={metric} />
    </div>
  );
}
