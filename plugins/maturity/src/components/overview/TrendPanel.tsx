import { lazy, Suspense } from 'react';
import { useTexts } from '../../translation';
import { Bone } from '../../states/Bone';
import { ChartPanel } from '../../charts/ChartPanel';
import { useOrg } from '../../orgFrame/OrgContext';
import { trendDays } from './overviewQuery';
import { useOverviewQuery, useOverviewTrend } from './useOverviewQuery';
import { DaysChoice } from '../../layout/DaysChoice';
import styles from './Trend.module.css';
import { TrendTable } from './TrendTable';
import { formatDate } from '../../format/times';
import { formatShare } from '../../format/numbers';
import { PanelProblem } from '../../states/problems';
import { trimHistory, measureTrendChange } from './trendChange';
import { StageLegend } from '../../charts/Legend';
import { PanelMessage } from '../../states/Notice';

const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

const chartBones = <Bone width="100%" height="16rem" />;

/** Stages over time, and how the share at the chosen stage or above has moved. */
export function TrendPanel() {
  const t = useTexts();
  const { model, atLeast } = useOrg();
  const { overview, changeOverview } = useOverviewQuery();
  const { data, error, isStale, retry } = useOverviewTrend();
  const history = data && trimHistory(data.items);
  const change = data && measureTrendChange(model, data.items, atLeast);
  const share = (value: number) => formatShare(value, 1);

  let body = chartBones;
  if (error) {
    body = <PanelProblem error={error} onRetry={retry} />;
  } else if (history && !change) {
    const [first] = history;
    body = (
      <PanelMessage title={t('overview.trend.emptyTitle')}>
        {first
          ? t('overview.trend.emptySince', { date: formatDate(first.day) })
          : t('overview.trend.empty')}
      </PanelMessage>
    );
  } else if (history) {
    body = (
      <>
        <Suspense fallback={chartBones}>
          <TrendChart
            model={model}
            items={history}
            atLeast={atLeast}
            marked={overview.asOf}
          />
        </Suspense>
        <div className={styles.legend}>
          <StageLegend model={model} />
        </div>
      </>
    );
  }

  return (
    <ChartPanel
      title={t('overview.trend.title')}
      text={
        change &&
        t(
          change.isWhole
            ? 'overview.trend.text'
            : 'overview.trend.historySince',
          {
            after: share(change.after),
            before: share(change.before),
            rank: String(atLeast),
            date: formatDate(change.since),
          },
        )
      }
      isStale={isStale}
      controls={
        <DaysChoice
          label={t('overview.trend.choice')}
          choices={trendDays}
          value={overview.trend}
          onChange={trend => changeOverview({ trend })}
        />
      }
      table={
        change &&
        history && (
          <TrendTable model={model} items={history} atLeast={atLeast} />
        )
      }
    >
      {body}
    </ChartPanel>
  );
}
