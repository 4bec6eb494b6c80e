import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import styles from './Legend.module.css';
import { SegmentLook } from './SegmentBar';
import { stageTone } from './tone';

/** The legend of a chart's fills. */
export function Legend(props: {
  label: string;
  entries: readonly {
    readonly id: string;
    readonly text: string;
    readonly look: SegmentLook;
  }[];
}) {
  return (
    <ul className={styles.legend} aria-label={props.label}>
      {props.entries.map(({ id, text, look }) => (
        <li key={id} className={styles.entry}>
          <span {...look} className={`${styles.swatch} ${look.className}`} />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** The legend of the stages' shades. */
export function StageLegend(props: { model: Model }) {
  const { stages } = props.model;
  const t = useTexts();
  const entries = [
    ...stages.map((stage, index) => ({
      id: stage.id,
      text: `${index + 1} ${stage.title}`,
      look: stageTone(index + 1, stages.length),
    })),
    {
      id: 'none',
      text: t('common.notAssessed'),
      look: stageTone(0, stages.length),
    },
  ];
  return <Legend label={t('org.chart.legend')} entries={entries} />;
}
