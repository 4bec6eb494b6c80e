import { ReactNode, useId } from 'react';
import styles from './ShapeLegend.module.css';

/** The legend of a chart's shapes, with a caution. */
export function ShapeLegend(props: {
  title: string;
  /** {@link LegendEntry}s. */
  children: ReactNode;
  caution: string;
}) {
  const titleId = useId();
  return (
    <section className={styles.legend} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
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
    <li className={styles.entry}>
      <span className={styles.shape}>{props.shape}</span>
      {props.children}
    </li>
  );
}
