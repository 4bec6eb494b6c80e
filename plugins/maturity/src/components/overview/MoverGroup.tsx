import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useId } from 'react';
import { MoverRow } from '../../stageChanges/MoverRow';
import { DirectedMover } from '../../stageChanges/movers';
import styles from '../../stageChanges/Movers.module.css';

/** Movers of one direction under their heading. */
export function MoverGroup(props: {
  model: Model;
  title: string;
  /** What distinguishes them, in a sentence. */
  text?: string;
  /** What stands there when there are none. */
  none?: string;
  items: readonly DirectedMover[];
}) {
  const { model, title, text, none, items } = props;
  const titleId = useId();
  return (
    <div className={styles.group}>
      <h3 id={titleId} className={styles.title}>
        {title}
      </h3>
      {text && <p className={styles.quiet}>{text}</p>}
      {items.length > 0 ? (
        <ul className={styles.movers} aria-labelledby={titleId}>
          {items.map(moved => (
            <MoverRow key={moved.mover.entityRef} model={model} moved={moved} />
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{none}</p>
      )}
    </div>
  );
}
