import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../../translation';
import styles from './StageLegend.module.css';
import { toneOf } from './tone';

/** What the shades of the bars stand for. */
export function StageLegend(props: { model: Model }) {
  const { stages } = props.model;
  const { t } = useTranslationRef(maturityTranslationRef);
  const entries = [
    ...stages.map((stage, index) => ({
      rank: index + 1,
      text: `${index + 1} ${stage.title}`,
    })),
    { rank: 0, text: t('common.notAssessed') },
  ];
  return (
    <ul className={styles.legend} aria-label={t('org.chart.legend')}>
      {entries.map(({ rank, text }) => {
        const tone = toneOf(rank, stages.length);
        return (
          <li key={rank} className={styles.entry}>
            <span
              className={`${styles.swatch} ${tone.className}`}
              style={tone.style}
            />
            {text}
          </li>
        );
      })}
    </ul>
  );
}
