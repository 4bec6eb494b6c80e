import { ReactNode } from 'react';
import styles from './TabLayout.module.css';

/** Where the parts of the entity tab stand: one above all, the others in two columns where there is room. */
export function TabLayout(props: {
  top: ReactNode;
  main?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className={styles.root}>
      {props.top}
      {props.main && (
        <div className={styles.columns}>
          <div className={styles.column}>{props.main}</div>
          <div className={styles.column}>{props.aside}</div>
        </div>
      )}
    </div>
  );
}
