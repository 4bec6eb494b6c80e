import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { maturityApiRef } from '../../api';
import { orgPageRouteRef } from '../../routes';
import { maturityTranslationRef } from '../../translation';
import ground from '../../layout/ground.module.css';
import { LiveProvider } from '../../queries/LiveContext';
import { useLiveChange } from '../../queries/useLiveChange';
import { PanelMessage } from '../../states/PanelMessage';
import { PanelProblem } from '../../states/PanelProblem';
import { forgetShared } from '../../queries/shareRequest';
import { changeOrgQuery } from '../../url/orgQuery';
import styles from './MyTeams.module.css';
import { MyTeamsSkeleton } from './MyTeamsSkeleton';
import { TeamChanges } from './TeamChanges';
import { TeamSteps } from './TeamSteps';
import { TeamStages } from './TeamStages';
import { useMyTeams } from './useMyTeams';

function MyTeams() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const orgPage = useRouteRef(orgPageRouteRef)?.();
  const { teams, model, hasNoModel, filter, error, retry, ...answers } =
    useMyTeams();
  const { counts, plan, movers } = answers;
  if (error) {
    return <PanelProblem error={error} retry={retry} />;
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
  if (!teams || !model || !filter || !counts || !plan || !movers) {
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
      <TeamChanges model={model} movers={movers} />
      {all && (
        <Link to={all} className={styles.link}>
          {t('home.open')}
        </Link>
      )}
    </>
  );
}

/** What the reader's teams own: where it stands, what to do next, what changed. */
export function MyTeamsContent() {
  const api = useApi(maturityApiRef);
  const [generation, setGeneration] = useState(0);
  useLiveChange(() => {
    forgetShared(api);
    setGeneration(before => before + 1);
  });
  return (
    <LiveProvider value={generation}>
      <div className={`${ground.ground} ${styles.container}`}>
        <MyTeams />
      </div>
    </LiveProvider>
  );
}
