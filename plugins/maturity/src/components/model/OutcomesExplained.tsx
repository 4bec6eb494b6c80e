import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Outcome,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import styles from './HowToRead.module.css';

const order = [
  'pass',
  'fail',
  'unknown',
  'notApplicable',
  'exempt',
] as const satisfies readonly Outcome[];

const reasons = [
  'missing',
  'stale',
  'error',
] as const satisfies readonly Unknown['reason'][];

/** The five outcomes of a check: the face, what it means, and what comes of it. */
export function OutcomesExplained() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <dl className={styles.outcomes}>
      {order.map(outcome => (
        <div key={outcome} className={styles.outcome}>
          <dt>
            <OutcomeFace outcome={outcome} />
            <span className={styles.effect}>
              {t(`explained.outcomes.effect.${outcome}`)}
            </span>
          </dt>
          <dd>
            {t(`explained.outcomes.${outcome}`)}
            {outcome === 'unknown' && (
              <ul className={styles.reasons}>
                {reasons.map(reason => (
                  <li key={reason}>{t(`explained.reasons.${reason}`)}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
