import { ReactNode } from 'react';
import styles from './Panel.module.css';

/** Words in the place of a chart, when there is nothing to draw. */
export function PanelMessage(props: { title?: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <div className={styles.message}>
      {title && <p className={styles.messageTitle}>{title}</p>}
      <p>{children}</p>
    </div>
  );
}
