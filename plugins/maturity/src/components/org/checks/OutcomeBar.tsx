import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Outcome,
  OutcomeCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../format';
import { outcomes } from '../../outcome';
import { formatShareOf } from '../format';
import { outcomeOrder } from './checkRows';
import styles from './OutcomeBar.module.css';

/** What became of one check, as one bar; each segment leads to the services behind it. */
export function OutcomeBar(props: {
  /** Of which check, for those who do not see the bar. */
  title: string;
  counts: OutcomeCounts;
  linkTo: (outcome: Outcome) => string;
}) {
  const { title, counts, linkTo } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const total = outcomeOrder.reduce((sum, id) => sum + counts[id], 0);
  return (
    <ul className={styles.bar} aria-label={title}>
      {outcomeOrder
        .filter(id => counts[id] > 0)
        .map(id => {
          const shown = formatNumber(counts[id]);
          const label = t('checks.segment', {
            check: title,
            outcome: t(outcomes[id].word),
            shown,
            share: formatShareOf(counts[id], total),
          });
          return (
            <li
              key={id}
              className={styles.item}
              style={{ flexGrow: counts[id] }}
            >
              <Link
                to={linkTo(id)}
                className={`${styles.segment} ${styles.tone}`}
                data-outcome={id}
                aria-label={label}
                title={label}
              >
                <span className={styles.number} aria-hidden="true">
                  {shown}
                </span>
              </Link>
            </li>
          );
        })}
    </ul>
  );
}

/** What the patterns of the bars stand for. */
export function OutcomeLegend() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <ul className={styles.legend} aria-label={t('checks.legend')}>
      {outcomeOrder.map(id => (
        <li key={id} className={styles.entry}>
          <span
            className={`${styles.swatch} ${styles.tone}`}
            data-outcome={id}
          />
          {t(outcomes[id].word)}
        </li>
      ))}
    </ul>
  );
}
