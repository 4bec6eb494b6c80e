import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import styles from './Legend.module.css';
import { SegmentLook } from './SegmentBar';
import { listStages, stageTone } from './stageCounts';
import { ReactNode, useId } from 'react';
import shapeLegendStyles from './ShapeLegend.module.css';

/** The legend of a chart's shapes, with a caution. */
export function ShapeLegend(props: {
  title: string;
  children: ReactNode;
  caution: string;
}) {
  const titleId = useId();
  return (
    <section className={shapeLegendStyles.legend} aria-labelledby={titleId}>
      <h3 id={titleId} className={shapeLegendStyles.title}>
        {props.title}
      </h3>
      <ul>{props.children}</ul>
      <p>{props.caution}</p>
    </section>
  );
}

/** A shape, and what it stands for. */
export function LegendEntry(props: { shape: ReactNode; children: ReactNode }) {
  return (
    <li className={shapeLegendStyles.entry}>
      <span className={shapeLegendStyles.shape}>{props.shape}</span>
      {props.children}
    </li>
  );
}

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
  const entries = listStages(props.model).map(({ id, rank, title }) => ({
    id,
    text: rank === 0 ? t('common.notAssessed') : `${rank} ${title}`,
    look: stageTone(rank, stages.length),
  }));
  return <Legend label={t('org.chart.legend')} entries={entries} />;
}
