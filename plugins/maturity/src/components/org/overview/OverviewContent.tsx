import { OrgFrame } from '../OrgFrame';
import { useOrg } from '../OrgContext';
import { useCounts } from '../requests/useCounts';
import { NothingFound } from '../states/NothingFound';
import { ProblemState } from '../states/ProblemState';
import { GroupedDistribution } from './GroupedDistribution';
import { OverviewSkeleton } from './OverviewSkeleton';
import { StageDistribution } from './StageDistribution';
import { SummaryFigures } from './SummaryFigures';

function Overview() {
  const { filter, query, model } = useOrg();
  const { data, error, isStale, retry } = useCounts({
    filter,
    groupBy: query.groupBy,
  });
  if (error) {
    return <ProblemState error={error} retry={retry} />;
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
      <StageDistribution counts={data.all} isStale={isStale} />
      <GroupedDistribution
        key={query.groupBy}
        counts={data}
        isStale={isStale}
      />
    </>
  );
}

/** The content of the tab "Overview": where all services stand, as a picture. */
export function OverviewContent() {
  return (
    <OrgFrame skeleton={<OverviewSkeleton />}>
      <Overview />
    </OrgFrame>
  );
}
