import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useOrg } from '../../orgFrame/OrgContext';
import { NothingFound } from '../../orgFrame/NothingFound';
import { AsOfChoice } from './AsOfChoice';
import { PastOverview } from './PastOverview';
import { FixPlan } from './FixPlan';
import { GroupedDistribution } from './GroupedDistribution';
import { MoversPanel } from './MoversPanel';
import styles from './Overview.module.css';
import { OverviewSkeleton } from './OverviewSkeleton';
import { StageDistribution } from './StageDistribution';
import { SummaryFigures } from './SummaryFigures';
import { TrendPanel } from './TrendPanel';
import { useOverviewQuery } from './useOverviewQuery';
import { useCounts } from '../../queries/scorecardQueries';
import { PageProblem } from '../../states/problems';

function PresentOverview() {
  const { filter, query, model } = useOrg();
  const { data, error, isStale, retry } = useCounts({
    filter,
    groupBy: query.groupBy,
  });
  if (error) {
    return <PageProblem error={error} onRetry={retry} />;
  }
  if (data?.modelId !== model.id) {
    return <OverviewSkeleton />;
  }
  if (data.all.total === 0) {
    return <NothingFound />;
  }
  return (
    <>
      <SummaryFigures counts={data.all} />
      <div className={styles.pair}>
        <StageDistribution counts={data.all} isStale={isStale} />
        <TrendPanel />
      </div>
      <div className={styles.pair}>
        <FixPlan />
        <MoversPanel />
      </div>
      <GroupedDistribution
        key={query.groupBy}
        counts={data}
        isStale={isStale}
      />
    </>
  );
}

function Overview() {
  const { overview } = useOverviewQuery();
  return overview.asOf ? (
    <PastOverview day={overview.asOf} />
  ) : (
    <PresentOverview />
  );
}

/** The content of the tab "Overview": where all services stand, as a picture. */
export function OverviewContent() {
  const { overview } = useOverviewQuery();
  return (
    <OrgFrame
      // A file would hold today's counts under the picture of another day.
      exports={overview.asOf ? undefined : 'counts'}
      actions={<AsOfChoice />}
      skeleton={<OverviewSkeleton />}
    >
      <Overview />
    </OrgFrame>
  );
}
