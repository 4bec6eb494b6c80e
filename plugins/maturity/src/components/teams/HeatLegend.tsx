import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CSSProperties } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatShareOf } from '../../format/shares';
import { HeatView } from './heatColumns';
import heat from './HeatGrid.module.css';
import styles from './TeamsTable.module.css';

const steps = [10, 30, 50, 70, 90, 100];

/** What the shades of the heat map stand for. */
export function HeatLegend(props: { view: HeatView }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <p className={styles.legend}>
      {t(`teams.legend.${props.view}`)}
      <span className={styles.ramp} aria-hidden="true">
        {formatShareOf(0, 1)}
        {steps.map(step => (
          <span
            key={step}
            className={`${heat.heat} ${styles.swatch}`}
            style={{ '--maturity-heat': `${step}%` } as CSSProperties}
          />
        ))}
        {formatShareOf(1, 1)}
      </span>
    </p>
  );
}
