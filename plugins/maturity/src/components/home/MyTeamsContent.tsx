import { useRouteRef } from '@backstage/core-plugin-api';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import ground from '../../layout/ground.module.css';
import { useLiveAnswers } from '../../queries/useLiveChange';
import { orgPageRouteRef } from '../../routes';
import { Bone } from '../../states/Bone';
import { PanelProblem } from '../../states/problems';
import { useTexts } from '../../translation';
import { changeOrgQuery } from '../../url/orgQuery';
import styles from './MyTeams.module.css';
import { TeamChanges } from './TeamChanges';
import { TeamStages } from './TeamStages';
import { TeamSteps } from './TeamSteps';
import { useMyTeams } from './useMyTeams';
import { PanelMessage } from '../../states/Notice';

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
      <MyTeams />
    </div>
  );
}
