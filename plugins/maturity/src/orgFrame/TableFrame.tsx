import { ReactNode } from 'react';
import { useTexts } from '../translation';
import styles from './TableFrame.module.css';

/** A table below how much it holds, and what can be chosen about it. */
export function TableFrame(props: {
  results: string;
  isStale: boolean;
  controls: ReactNode;
  children: ReactNode;
}) {
  const { results, isStale, controls, children } = props;
  const t = useTexts();
  return (
    <div className={styles.frame}>
      <div className={styles.top}>
        <p className={styles.results} role="status">
          {results}
          {isStale && (
            <span className={styles.updating}> {t('org.table.updating')}</span>
          )}
        </p>
        {controls}
      </div>
      {children}
    </div>
  );
}
