import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { useId } from 'react';
import { LegendEntry, ShapeLegend } from '../charts/ShapeLegend';
import { formatNumber } from '../format/numbers';
import { EntityWords } from '../names/useEntityWords';
import { useTexts } from '../translation';
import styles from './MetricSpread.module.css';
import { StepBars } from './StepBars';
import { DirectionMark, directionOrder } from './directions';
import { sortReasons } from './reasons';
import { useMeasureWords } from './useMeasureWords';

/** The legend of the distributions. */
export function SpreadLegend() {
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
export function MetricSpread(props: {
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
