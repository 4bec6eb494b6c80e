import {
  DeliveryDistribution,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { useTexts } from '../translation';
import { RulerScale } from './RulerScale';
import { positionOn, stepsAsDrawn } from './rulerScale';
import { useMeasureWords } from './useMeasureWords';
import styles from './StepBars.module.css';
import { useStepCounts } from './useStepCounts';
import { formatNumber } from '../format/numbers';
import { EntityWords } from '../names/useEntityWords';

/** The number of entities in each band as bars, with a line over the middle 50 %. */
export function StepBars(props: {
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
