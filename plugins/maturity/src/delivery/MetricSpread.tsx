import {
  DeliveryDistribution,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useId, CSSProperties } from 'react';
import { formatNumber } from '../format/numbers';
import { EntityWords } from '../names/useEntityWords';
import { useTexts } from '../translation';
import styles from './MetricSpread.module.css';
import { DirectionMark, directionOrder } from './directions';
import { sortReasons } from './reasons';
import { useMeasureWords, useStepCounts } from './useMeasureWords';
import { LegendEntry, ShapeLegend } from '../charts/Legend';
import { positionOn, stepsAsDrawn } from './rulerScale';
import { RulerScale } from './MetricRuler';

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

/** The number of entities in each band as bars, with a line over the middle 50 %. */
function StepBars(props: {
  distribution: DeliveryDistribution;
  words: EntityWords;
}) {
  const { distribution } = props;
  const { metric, byBands, quartiles, measured } = distribution;
  const t = useTexts();
  const words = useMeasureWords();
  const ruler = deliveryScales[metric];
  const most = Math.max(1, ...byBands);
  const label = t('delivery.spread.bars', {
    metric: words.title(metric),
    entities: props.words.count(measured),
    steps: useStepCounts(distribution),
  });
  const ends = quartiles?.map(value => positionOn(ruler, value));
  return (
    <div role="img" aria-label={label} className={styles.chart}>
      <div className={styles.bars}>
        {stepsAsDrawn(ruler).map(({ id, index }) => {
          const count = byBands[index] ?? 0;
          return (
            <span
              key={id}
              className={styles.column}
              title={t('delivery.spread.bar', {
                shown: formatNumber(count),
                step: words.step(metric, index),
              })}
            >
              <span className={styles.number}>
                {count > 0 && formatNumber(count)}
              </span>
              <span
                className={styles.bar}
                data-empty={count === 0 || undefined}
                style={{ '--share': count / most } as CSSProperties}
              />
            </span>
          );
        })}
      </div>
      <span className={styles.axis}>
        {ends && (
          <>
            <span
              className={styles.middle}
              style={
                {
                  '--from': Math.min(...ends),
                  '--to': Math.max(...ends),
                } as CSSProperties
              }
            />
            <span
              className={styles.median}
              style={{ '--at': ends[1] } as CSSProperties}
            />
          </>
        )}
      </span>
      <RulerScale metric={metric} />
    </div>
  );
}

/** The legend of the distributions. */
function SpreadLegend() {
  const t = useTexts();
  return (
    <ShapeLegend
      title={t('delivery.spread.legend.title')}
      caution={t('delivery.spread.honest')}
    >
      <LegendEntry
        shape={<span className={styles.swatch} aria-hidden="true" />}
      >
        {t('delivery.spread.legend.bar')}
      </LegendEntry>
      <LegendEntry shape={<span className={styles.range} aria-hidden="true" />}>
        {t('delivery.spread.legend.middle')}
      </LegendEntry>
      {directionOrder.map(direction => (
        <LegendEntry
          key={direction}
          shape={<DirectionMark direction={direction} />}
        >
          {t(`delivery.spread.legend.${direction}`)}
        </LegendEntry>
      ))}
    </ShapeLegend>
  );
}

/** The number of entities that are better, unchanged or worse than before. */
function OwnPasts(props: {
  trends: DeliveryDistribution['trends'];
  days: number;
}) {
  const { trends, days } = props;
  const t = useTexts();
  return (
    <ul
      className={styles.pasts}
      aria-label={t('delivery.spread.past', { days: formatNumber(days) })}
    >
      {directionOrder
        .filter(direction => trends[direction] > 0)
        .map(direction => (
          <li key={direction} className={styles.direction}>
            <DirectionMark direction={direction} />
            {t(`delivery.spread.direction.${direction}`, {
              shown: formatNumber(trends[direction]),
            })}
          </li>
        ))}
    </ul>
  );
}

function Middle(props: { distribution: DeliveryDistribution }) {
  const { metric, quartiles } = props.distribution;
  const t = useTexts();
  const words = useMeasureWords();
  if (!quartiles) {
    return <p>{t('delivery.spread.notEnough')}</p>;
  }
  const [from, median, to] = quartiles.map(value => words.value(metric, value));
  return (
    <p>
      {from === to
        ? t('delivery.spread.same', { median })
        : t('delivery.spread.middle', { from, median, to })}
    </p>
  );
}

/** The distribution of one metric: bars, middle 50 %, changes, and reasons for missing data. */
function MetricSpread(props: {
  distribution: DeliveryDistribution;
  total: number;
  days: number;
  words: EntityWords;
}) {
  const { distribution, total, days } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const titleId = useId();
  const { metric, measured, trends } = distribution;
  const reasons = sortReasons(distribution);
  return (
    <section className={styles.spread} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 id={titleId} className={styles.title}>
          {words.title(metric)}
        </h3>
        <span className={styles.measured}>
          {t('delivery.spread.measured', {
            measured: formatNumber(measured),
            total: formatNumber(total),
          })}
        </span>
      </div>
      <StepBars distribution={distribution} words={props.words} />
      <div className={styles.text}>
        <Middle distribution={distribution} />
      </div>
      {measured > 0 && <OwnPasts trends={trends} days={days} />}
      {reasons.length > 0 && (
        <ul className={styles.reasons} aria-label={t('delivery.spread.why')}>
          {reasons.map(({ reason, count }) => (
            <li key={reason}>
              {t('delivery.spread.whyItem', {
                shown: formatNumber(count),
                why: t(`delivery.spread.reason.${reason}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
