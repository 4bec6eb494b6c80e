import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import { formatDate } from '../../format/format';
import { useOrg } from '../../orgFrame/OrgContext';
import { useTrend } from '../../queries/useTrend';
import { ProblemState } from '../../states/ProblemState';
import { OverviewSkeleton } from './OverviewSkeleton';
import { PanelMessage } from '../../states/PanelMessage';
import { StageDistribution } from './StageDistribution';
import { TrendPanel } from './TrendPanel';
import { useOverviewQuery } from './useOverviewQuery';

/** Where the services of today stood at the end of a past day, said so clearly. */
export function PastOverview(props: { day: string }) {
  const { day } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter, model } = useOrg();
  const { changeOverview } = useOverviewQuery();
  const { data, error, isStale, retry } = useTrend({
    filter,
    from: day,
    to: day,
  });
  if (error) {
    return <ProblemState error={error} retry={retry} />;
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
          title={t('overview.asOf.title', { date })}
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
