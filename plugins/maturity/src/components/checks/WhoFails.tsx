import { Link, Skeleton, Text } from '@backstage/ui';
import { useTexts } from '../../translation';
import { EntityName } from '../../names/EntityName';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToOutcome } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import { useStageWords } from '../../names/useStageWords';
import styles from './ChecksPanel.module.css';
import { useFirstServices } from '../../queries/scorecardQueries';
import { useEntityWords } from '../../names/useEntityWords';

const shownAtOnce = 5;

/** The first services with one outcome of a check, and the way to all of them. */
export function WhoFails(props: {
  checkId: string;
  outcome: 'fail' | 'unknown';
  count: number;
}) {
  const { checkId, outcome, count } = props;
  const t = useTexts();
  const { model, filter } = useOrg();
  const links = useOrgLinks();
  const stageWords = useStageWords();
  const words = useEntityWords(model);
  const check = narrowToOutcome(filter, { id: checkId, outcome });
  const { data, error } = useFirstServices({ ...filter, check }, shownAtOnce);
  return (
    <section className={styles.who} aria-label={t(`checks.who.${outcome}`)}>
      <h4 className={styles.whoTitle}>{t(`checks.who.${outcome}`)}</h4>
      {error && (
        <Text variant="body-small" color="secondary">
          {t('org.states.errorTitle')}
        </Text>
      )}
      {!data && !error && <Skeleton width="100%" height="8rem" />}
      {data && (
        <ul className={styles.services}>
          {data.items.map(({ entityRef, rank }) => (
            <li key={entityRef}>
              <EntityName entityRef={entityRef} defaultKind="component" />
              <span className={styles.quiet}>
                {stageWords({ rank, title: model.stages[rank - 1]?.title })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Link href={links.services({ check })}>
        {t('checks.all', { entities: words.count(count) })}
      </Link>
    </section>
  );
}
