import {
  ListMoversResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { MoverRow } from '../../stageChanges/MoverRow';
import { sortMovers } from '../../stageChanges/movers';
import styles from './MyTeams.module.css';

const mostShown = 4;

/** The latest stage changes of entities that the reader's teams own. */
export function TeamChanges(props: {
  model: Model;
  changes: ListMoversResponse;
}) {
  const { model, changes } = props;
  const t = useTexts();
  const latest = Object.values(sortMovers(changes))
    .flat()
    .sort((one, other) => (one.mover.at < other.mover.at ? 1 : -1))
    .slice(0, mostShown);
  return (
    <section aria-label={t('home.changed')}>
      <h3 className={styles.title}>{t('home.changed')}</h3>
      {latest.length === 0 && (
        <p className={styles.quiet}>{t('home.unchanged')}</p>
      )}
      <ul className={styles.list}>
        {latest.map(moved => (
          <MoverRow key={moved.mover.entityRef} model={model} moved={moved} />
        ))}
      </ul>
    </section>
  );
}
