import { useOrg } from '../orgFrame/OrgContext';
import { formatInstant } from '../format/format';
import styles from './print.module.css';

/** What stands above a printed tab: the model and when it was printed. */
export function PrintHead() {
  const { model } = useOrg();
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{model.title}</h1>
      <p className={styles.date}>
        {formatInstant(new Date(Date.now()).toISOString())}
      </p>
    </header>
  );
}
