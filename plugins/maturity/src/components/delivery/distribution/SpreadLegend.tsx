import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { DirectionMark, directionOrder } from '../ruler';
import styles from './MetricSpread.module.css';

/** What the shapes of a distribution stand for. */
export function SpreadLegend() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const titleId = useId();
  return (
    <section className={styles.legend} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {t('delivery.spread.legend.title')}
      </h3>
      <ul>
        <li className={styles.entry}>
          <span className={styles.swatch} aria-hidden="true" />
          {t('delivery.spread.legend.bar')}
        </li>
        <li className={styles.entry}>
          <span className={styles.range} aria-hidden="true" />
          {t('delivery.spread.legend.middle')}
        </li>
        {directionOrder.map(direction => (
          <li key={direction} className={styles.entry}>
            <span className={styles.centred}>
              <DirectionMark direction={direction} />
            </span>
            {t(`delivery.spread.legend.${direction}`)}
          </li>
        ))}
      </ul>
      <p>{t('delivery.spread.honest')}</p>
    </section>
  );
}
