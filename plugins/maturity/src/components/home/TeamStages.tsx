import {
  AssessmentFilter,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { StackedBar } from '../../charts/StackedBar';
import { EntityName } from '../../names/EntityName';
import { useEntityTitle } from '../../names/useEntityTitle';
import styles from './MyTeams.module.css';
import { Counts } from '../../queries/scorecardQueries';
import { useEntityWords } from '../../names/useEntityWords';
import { StageLegend } from '../../charts/Legend';

/** A bar for each team, with all that it and the teams below it own. */
export function TeamStages(props: {
  model: Model;
  counts: Counts;
  /** The reader's groups. */
  teams: readonly string[];
  linkTo: (narrowed: Partial<AssessmentFilter>) => string | undefined;
}) {
  const { model, counts, teams, linkTo } = props;
  const t = useTexts();
  const entityTitle = useEntityTitle();
  const words = useEntityWords(model);
  const groupsByRef = new Map(counts.groups.map(group => [group.value, group]));
  const rows = teams.flatMap(team => {
    const group = groupsByRef.get(team);
    const counted = group?.withBelow ?? group;
    return counted && counted.total > 0 ? [{ team, counted }] : [];
  });
  return (
    <section aria-label={t('home.stages')}>
      <ul className={styles.list}>
        {rows.map(({ team, counted }) => (
          <li key={team} className={styles.team}>
            <EntityName entityRef={team} defaultKind="group" />
            <span className={styles.quiet}>{words.count(counted.total)}</span>
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
