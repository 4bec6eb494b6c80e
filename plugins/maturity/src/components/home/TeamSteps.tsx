import {
  AssessmentFilter,
  Model,
  PlanFixesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { useTexts } from '../../translation';
import styles from './MyTeams.module.css';
import { fixTitle } from '../../names/checks';
import { useEntityWords } from '../../names/useEntityWords';

/** The first fixes of the plan for the reader's teams. */
export function TeamSteps(props: {
  model: Model;
  plan: PlanFixesResponse;
  linkTo: (narrowed: Partial<AssessmentFilter>) => string | undefined;
}) {
  const { model, plan, linkTo } = props;
  const t = useTexts();
  const words = useEntityWords(model);
  return (
    <section aria-label={t('home.next')}>
      <h3 className={styles.title}>{t('home.next')}</h3>
      {plan.items.length === 0 && (
        <p className={styles.quiet}>{t('home.nothingNext')}</p>
      )}
      <ol className={styles.steps}>
        {plan.items.map(({ checkId, effort, rises, blocks }) => {
          const title = fixTitle(model, checkId);
          const count = rises > 0 ? rises : blocks;
          const to = linkTo({
            check: [
              { id: checkId, outcome: 'fail' },
              { id: checkId, outcome: 'unknown' },
            ],
          });
          return (
            <li key={checkId}>
              {to ? (
                <Link to={to} className={styles.link}>
                  {title}
                </Link>
              ) : (
                title
              )}{' '}
              <span className={styles.quiet}>
                {t(
                  rises > 0 ? 'overview.fixes.rises' : 'overview.fixes.closer',
                  { entities: words.count(count) },
                )}
                {' · '}
                {t(`common.effort.${effort}`)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
