import { lazy, Suspense } from 'react';
import { useTexts } from '../../translation';
import { ChartPanel } from '../../charts/ChartPanel';
import { useOrg } from '../../orgFrame/OrgContext';
import { trendDays, useOverviewQuery, useOverviewTrend } from './overviewQuery';
import { DaysChoice } from '../../layout/Choice';
import styles from './Trend.module.css';
import { formatDate } from '../../format/times';
import { formatShare, formatNumber } from '../../format/numbers';
import { trimHistory, measureTrendChange } from '../../charts/trendChange';
import { StageLegend } from '../../charts/Legend';
import { PanelMessage, PanelProblem } from '../../states/Notice';
import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countAtLeast, toSlices } from '../../charts/stageCounts';
import { DataRow, DataTable } from '../../charts/DataTable';
import { usePrinting } from '../../print/PrintContext';
import { Bone } from '../../states/AnswerView';
import { useStageWords } from '../../names/useEntityWords';

/** More days than this are told by the week. */
const daysInFull = 92;
const daysInFullOnPaper = 14;

function selectRows(
  items: readonly TrendPoint[],
  most: number,
): readonly TrendPoint[] {
  const latestFirst = [...items].reverse();
  return items.length > most
    ? latestFirst.filter((_, index) => index % 7 === 0)
    : latestFirst;
}

/** The trend in numbers, the latest day first. */
function TrendTable(props: {
  model: Model;
  items: readonly TrendPoint[];
  atLeast: number;
}) {
  const { model, items, atLeast } = props;
  const t = useTexts();
  const stageWords = useStageWords();
  const isPrinting = usePrinting();
  return (
    <DataTable
      isNumeric
      columns={[
        t('overview.trend.day'),
        ...model.stages.map(({ title }, index) => ({
          text: t('common.stageNumber', { rank: formatNumber(index + 1) }),
          hint: stageWords({ rank: index + 1, title }),
        })),
        t('common.notAssessed'),
        t('overview.trend.atLeast', { rank: formatNumber(atLeast) }),
      ]}
    >
      {selectRows(items, isPrinting ? daysInFullOnPaper : daysInFull).map(
        point => (
          <DataRow
            key={point.day}
            cells={[
              formatDate(point.day),
              ...toSlices(model, point).map(({ count }) => formatNumber(count)),
              formatShare(countAtLeast(model, point, atLeast), point.total),
            ]}
          />
        ),
      )}
    </DataTable>
  );
}

const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

const chartBones = <Bone width="100%" height="16rem" />;

/** Stages over time, and how the share at the chosen stage or above has moved. */
export function TrendPanel() {
  const t = useTexts();
  const { model, atLeast } = useOrg();
  const [overview, changeOverview] = useOverviewQuery();
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
