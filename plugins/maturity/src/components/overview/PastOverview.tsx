import { Alert, Button } from '@backstage/ui';
import { useTexts } from '../../translation';
import { useOrg } from '../../orgFrame/OrgContext';
import { OverviewSkeleton } from './OverviewSkeleton';
import { StageDistribution } from './StageDistribution';
import { TrendPanel } from './TrendPanel';
import { useOverviewQuery } from './useOverviewQuery';
import { formatDate } from '../../format/times';
import { useTrend } from '../../queries/scorecardQueries';
import { PageProblem } from '../../states/problems';
import { useEntityWords } from '../../names/useEntityWords';
import { PanelMessage } from '../../states/Notice';

/** The stages of today's entities at the end of a past day, labelled as such. */
export function PastOverview(props: { day: string }) {
  const { day } = props;
  const t = useTexts();
  const { filter, model } = useOrg();
  const { changeOverview } = useOverviewQuery();
  const words = useEntityWords(model);
  const { data, error, isStale, retry } = useTrend({
    filter,
    from: day,
    to: day,
  });
  if (error) {
    return <PageProblem error={error} onRetry={retry} />;
  }
  if (data?.modelId !== model.id) {
    return <OverviewSkeleton />;
  }
  const date = formatDate(day);
  const [point] = data.items;
  return (
    <>
      <Alert
        status="info"
        icon
        role="status"
        description={t('overview.asOf.notice', { date })}
        customActions={
          <Button
            variant="secondary"
            onPress={() => changeOverview({ asOf: undefined })}
          >
            {t('overview.asOf.back')}
          </Button>
        }
      />
      {point && point.total > 0 ? (
        <StageDistribution
          title={t('overview.asOf.title', { date, entities: words.title })}
          counts={point}
          isStale={isStale}
          isPast
        />
      ) : (
        <PanelMessage>{t('overview.asOf.none', { date })}</PanelMessage>
      )}
      <TrendPanel />
    </>
  );
}
