import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AssessmentFilter,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { StackedBar } from '../../charts/StackedBar';
import { StageLegend } from '../../charts/StageLegend';
import { EntityName } from '../../names/EntityName';
import { Counts } from '../../queries/useCounts';
import { useEntityTitle } from '../../names/useEntityTitle';
import styles from './MyTeams.module.css';

/** A bar for each team, with all that it and the teams below it own. */
export function TeamStages(props: {
  model: Model;
  counts: Counts;
  /** The reader's groups. */
  teams: readonly string[];
  linkTo: (narrowed: Partial<AssessmentFilter>) => string | undefined;
}) {
  const { model, counts, teams, linkTo } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const entityTitle = useEntityTitle();
  const groupOf = new Map(counts.groups.map(group => [group.value, group]));
  const rows = teams.flatMap(team => {
    const group = groupOf.get(team);
    const counted = group?.withBelow ?? group;
    return counted && counted.total > 0 ? [{ team, counted }] : [];
  });
  return (
    <section aria-label={t('home.stages')}>
      <ul className={styles.list}>
        {rows.map(({ team, counted }) => (
          <li key={team} className={styles.team}>
            <EntityName entityRef={team} defaultKind="group" />
            <span className={styles.quiet}>
              {t('org.services', {
                count: counted.total,
                shown: formatNumber(counted.total),
              })}
            </span>
            <StackedBar
              model={model}
              counts={counted}
              group={entityTitle(team, 'group')}
              linkTo={({ id }) => linkTo({ owner: [team], stage: [id] })}
            />
          </li>
        ))}
      </ul>
      <StageLegend model={model} />
    </section>
  );
}
