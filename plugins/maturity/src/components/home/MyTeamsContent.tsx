import { useRouteRef } from '@backstage/core-plugin-api';
import {
  AssessmentFilter,
  ListMoversResponse,
  Model,
  PlanFixesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import ground from '../../layout/ground.module.css';
import { useLiveAnswers } from '../../queries/useLiveChange';
import { orgPageRouteRef } from '../../routes';
import { SurveyPrompt } from '../../survey/SurveyPrompt';
import { useTexts } from '../../translation';
import { changeOrgQuery } from '../../url/orgQuery';
import styles from './MyTeams.module.css';
import { useMyTeams } from './useMyTeams';
import { PanelMessage, PanelProblem } from '../../states/Notice';
import { MoverRow, sortMovers } from '../../stageChanges/MoverRow';
import { useEntityWords } from '../../names/useEntityWords';
import { EntityName } from '../../names/EntityName';
import { useFixGain } from '../../names/useFixGain';
import { useEntityTitle } from '../../names/useEntityTitle';
import { Counts } from '../../queries/queries';
import { StageLegend } from '../../charts/Legend';
import { StackedBar } from '../../charts/SegmentBar';
import { Bone } from '../../states/AnswerView';
import { fixTitle } from '../../names/CheckText';

/** A bar for each team, with all that it and the teams below it own. */
function TeamStages(props: {
  model: Model;
  counts: Counts;
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

/** The first fixes of the plan for the reader's teams. */
function TeamSteps(props: {
  model: Model;
  plan: PlanFixesResponse;
  linkTo: (narrowed: Partial<AssessmentFilter>) => string | undefined;
}) {
  const { model, plan, linkTo } = props;
  const t = useTexts();
  const describeGain = useFixGain(model);
  return (
    <section aria-label={t('home.next')}>
      <h3 className={styles.title}>{t('home.next')}</h3>
      {plan.items.length === 0 && (
        <p className={styles.quiet}>{t('home.nothingNext')}</p>
      )}
      <ol className={styles.steps}>
        {plan.items.map(fix => {
          const { checkId, effort } = fix;
          const title = fixTitle(model, checkId);
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
                {describeGain(fix, plan)}
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

const mostShown = 4;

/** The latest stage changes of entities that the reader's teams own. */
function TeamChanges(props: { model: Model; changes: ListMoversResponse }) {
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

/** The widget's layout while it is loading. */
function MyTeamsSkeleton() {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('home.loading')}>
      {['4.5rem', '7rem', '7rem'].map((height, index) => (
        <Bone key={index} width="100%" height={height} />
      ))}
    </div>
  );
}

function MyTeams() {
  const t = useTexts();
  const orgPage = useRouteRef(orgPageRouteRef)?.();
  const { teams, model, hasNoModel, filter, error, retry, ...answers } =
    useMyTeams();
  const { counts, plan, changes } = answers;
  if (error) {
    return <PanelProblem error={error} onRetry={retry} />;
  }
  if (hasNoModel) {
    return <PanelMessage>{t('org.states.noModelTitle')}</PanelMessage>;
  }
  if (teams?.length === 0) {
    return (
      <PanelMessage title={t('home.noTeamTitle')}>
        {t('home.noTeam')}
      </PanelMessage>
    );
  }
  if (!teams || !model || !filter || !counts || !plan || !changes) {
    return <MyTeamsSkeleton />;
  }
  if (counts.all.total === 0) {
    return <PanelMessage>{t('home.nothing')}</PanelMessage>;
  }
  const address = (tab: string, narrowed: Partial<AssessmentFilter>) => {
    const query = changeOrgQuery(new URLSearchParams(), {
      filter: { owner: teams, ownerTree: true, ...narrowed },
    });
    return orgPage && `${orgPage.replace(/\/$/, '')}/${tab}?${query}`;
  };
  const services = (narrowed: Partial<AssessmentFilter>) =>
    address('services', narrowed);
  const all = address('overview', {});
  return (
    <>
      <TeamStages
        model={model}
        counts={counts}
        teams={teams}
        linkTo={services}
      />
      <TeamSteps model={model} plan={plan} linkTo={services} />
      <TeamChanges model={model} changes={changes} />
      {all && (
        <Link to={all} className={styles.link}>
          {t('home.open')}
        </Link>
      )}
    </>
  );
}

/** The stages of what the reader's teams own, the next steps and the recent changes. */
export function MyTeamsContent() {
  useLiveAnswers();
  return (
    <div className={`${ground.ground} ${styles.container}`}>
      <SurveyPrompt />
      <MyTeams />
    </div>
  );
}
