import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maturityTranslationRef } from '../translation';
import { LegendEntry, ShapeLegend } from '../charts/ShapeLegend';
import { DirectionMark } from './DirectionMark';
import { directionOrder } from './directions';
import styles from './MetricSpread.module.css';

/** What the shapes of a distribution stand for. */
export function SpreadLegend() {
  const { t } = useTranslationRef(maturityTranslationRef);
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
