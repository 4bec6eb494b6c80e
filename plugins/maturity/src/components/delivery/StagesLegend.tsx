import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CSSProperties } from 'react';
import { maturityTranslationRef } from '../../translation';
import { LegendEntry, ShapeLegend } from '../../charts/ShapeLegend';
import tone from '../../charts/tone.module.css';
import styles from './StagesPanel.module.css';

/** What shades and marks of the strips stand for, and how far they can be believed. */
export function StagesLegend() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const shades = (
    <span className={styles.swatches} aria-hidden="true">
      {['100%', '22%'].map(share => (
        <span
          key={share}
          className={`${tone.stage} ${styles.swatch}`}
          style={{ '--maturity-tone': share } as CSSProperties}
        />
      ))}
    </span>
  );
  return (
    <ShapeLegend
      title={t('delivery.spread.legend.title')}
      caution={t('delivery.stages.caution')}
    >
      <LegendEntry shape={shades}>
        {t('delivery.stages.legend.cell')}
      </LegendEntry>
      <LegendEntry shape={<span className={styles.notch} aria-hidden="true" />}>
        {t('delivery.stages.legend.median')}
      </LegendEntry>
    </ShapeLegend>
  );
}
