import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useOrg } from '../../orgFrame/OrgContext';
import { NothingFound } from '../../orgFrame/NothingFound';
import { FixPlan } from './FixPlan';
import { GroupedDistribution, StageDistribution } from './GroupedDistribution';
import { GonePanel } from './GonePanel';
import { MoversPanel } from './MoversPanel';
import styles from './Overview.module.css';
import { SummaryFigures } from './SummaryFigures';
import { TrendPanel } from './TrendPanel';
import { useCounts, useTrend } from '../../queries/queries';
import { PageProblem, PanelMessage } from '../../states/Notice';
import { Alert, Button, DatePicker, VisuallyHidden } from '@backstage/ui';
import { useTexts } from '../../translation';
import { formatDate, todayInUtc } from '../../format/times';
import { useEntityWords } from '../../names/useEntityWords';
import { parseDate } from '@internationalized/date';
import { useOverviewQuery } from './overviewQuery';
import { Bone } from '../../states/AnswerView';

/** The overview's layout while it is loading. */
function OverviewSkeleton() {
  const t = useTexts();
  return (
    <>
      <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
      <Bone width="100%" height="9rem" />
      {['21rem', '30rem'].map(height => (
        <div key={height} className={styles.pair}>
          {[1, 2].map(side => (
            <Bone key={side} width="100%" height={height} />
          ))}
        </div>
      ))}
    </>
  );
}

/** Chooses the day as of which the distribution is shown; today is no choice of its own. */
function AsOfChoice() {
  const t = useTexts();
  const [overview, changeOverview] = useOverviewQuery();
  const today = todayInUtc();
  return (
    <DatePicker
      className={styles.choice}
      label={t('overview.asOf.label')}
      value={parseDate(overview.asOf ?? today)}
      maxValue={parseDate(today)}
      onChange={date => {
        const chosen = date?.toString().slice(0, 10);
        // While a year is typed digit by digit, it is a day of long ago.
        if (chosen === undefined || chosen > '2000') {
          changeOverview(
            { asOf: chosen === today ? undefined : chosen },
            { replace: false },
          );
        }
      }}
    />
  );
}

/** The stages of today's entities at the end of a past day, labelled as such. */
function PastOverview(props: { day: string }) {
  const { day } = props;
  const t = useTexts();
  const { filter, model } = useOrg();
  const [, changeOverview] = useOverviewQuery();
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
            onPress={() =>
              changeOverview({ asOf: undefined }, { replace: false })
            }
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
      <SummaryFigures counts={data.all} leftOut={data.leftOut} />
      <div className={styles.pair}>
        <StageDistribution
          counts={data.all}
          openUpwards={data.all.openUpwards}
          isStale={isStale}
        />
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
      <GonePanel />
    </>
  );
}

function Overview() {
  const [overview] = useOverviewQuery();
  return overview.asOf ? (
    <PastOverview day={overview.asOf} />
  ) : (
    <PresentOverview />
  );
}

/** The content of the tab "Overview": where all services stand, as a picture. */
export function OverviewContent() {
  const [overview] = useOverviewQuery();
  return (
    <OrgFrame
      // A file would hold today's counts under the picture of another day.
      exports={overview.asOf ? undefined : ['counts', 'fixes']}
      exportLimit={overview.fixes}
      actions={<AsOfChoice />}
      skeleton={<OverviewSkeleton />}
    >
      <Overview />
    </OrgFrame>
  );
}
