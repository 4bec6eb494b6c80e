import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CSSProperties, useId } from 'react';
import { maturityTranslationRef } from '../../../translation';
import tone from '../charts/tone.module.css';
import styles from './StagesPanel.module.css';

/** What shades and marks of the strips stand for, and how far they can be believed. */
export function StagesLegend() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const titleId = useId();
  return (
    <section className={styles.legend} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {t('delivery.spread.legend.title')}
      </h3>
      <ul>
        <li className={styles.entry}>
          <span className={styles.swatches} aria-hidden="true">
            {['100%', '22%'].map(share => (
              <span
                key={share}
                className={`${tone.stage} ${styles.swatch}`}
                style={{ '--maturity-tone': share } as CSSProperties}
              />
            ))}
          </span>
          {t('delivery.stages.legend.cell')}
        </li>
        <li className={styles.entry}>
          <span className={styles.notch} aria-hidden="true" />
          {t('delivery.stages.legend.median')}
        </li>
      </ul>
      <p>{t('delivery.stages.caution')}</p>
    </section>
  );
}
