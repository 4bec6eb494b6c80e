import { Text } from '@backstage/ui';
import {
  SourceBudget,
  SourceHealth,
  sourceStates,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiLockLine } from '@remixicon/react';
import { ChartPanel } from '../../charts/ChartPanel';
import { DataRow, DataTable } from '../../charts/DataTable';
import { RelativeTime } from '../../format/RelativeTime';
import { formatNumber } from '../../format/numbers';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useSources } from '../../queries/sources';
import { TableSkeleton } from '../../states/AnswerView';
import { isDenied, Notice, PageProblem } from '../../states/Notice';
import { useTexts } from '../../translation';
import { AnswerLegend } from './AnswerBar';
import { MissingSources } from './MissingSources';
import { SourceItem } from './SourceItem';
import styles from './Sources.module.css';

/** The order in which the states need somebody. */
const urgency = ['failing', 'late', 'partly', 'waiting', 'new', 'good'];

/** Those first that need somebody, else by title. */
export function sortSources(
  sources: readonly SourceHealth[],
): readonly SourceHealth[] {
  return [...sources].sort(
    (a, b) =>
      urgency.indexOf(a.state) - urgency.indexOf(b.state) ||
      a.title.localeCompare(b.title),
  );
}

function useSummary(sources: readonly SourceHealth[]): string {
  const t = useTexts();
  const states = sourceStates
    .map(state => ({
      state,
      count: sources.filter(source => source.state === state).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) =>
      t('sources.stateCount', {
        shown: formatNumber(count),
        state: t(`sources.state.${state}`),
      }),
    );
  return t('sources.summary', {
    count: sources.length,
    shown: formatNumber(sources.length),
    states: new Intl.ListFormat(undefined, { type: 'unit' }).format(states),
  });
}

function toBudgets(budgets: readonly SourceBudget[] = []): string {
  return budgets
    .map(
      ({ remaining, limit }) =>
        `${formatNumber(remaining)} / ${formatNumber(limit)}`,
    )
    .join(', ');
}

/** The same in numbers. */
function SourceTable(props: { sources: readonly SourceHealth[] }) {
  const t = useTexts();
  const dash = '–';
  return (
    <DataTable
      isNumeric
      columns={[
        t('sources.column.source'),
        t('sources.column.state'),
        t('sources.column.run'),
        t('sources.column.duration'),
        t('sources.column.asked'),
        t('sources.answer.facts'),
        t('sources.answer.failed'),
        t('sources.column.requests'),
        t('sources.column.budgets'),
      ]}
    >
      {props.sources.map(({ sourceId, title, state, lastRun }) => (
        <DataRow
          key={sourceId}
          cells={[
            title,
            t(`sources.state.${state}`),
            lastRun ? <RelativeTime instant={lastRun.endedAt} /> : dash,
            lastRun
              ? formatNumber(
                  (Date.parse(lastRun.endedAt) -
                    Date.parse(lastRun.startedAt)) /
                    1000,
                )
              : dash,
            ...[
              lastRun?.asked,
              lastRun?.withFacts,
              lastRun?.failed,
              lastRun?.requests,
            ].map(count => (count === undefined ? dash : formatNumber(count))),
            toBudgets(lastRun?.budgets) || dash,
          ]}
        />
      ))}
    </DataTable>
  );
}

function SourcePanel(props: { sources: readonly SourceHealth[] }) {
  const t = useTexts();
  const sources = sortSources(props.sources);
  const summary = useSummary(sources);
  return (
    <ChartPanel
      title={t('sources.title')}
      text={summary}
      table={<SourceTable sources={sources} />}
    >
      <AnswerLegend />
      <div className={styles.items}>
        {sources.map(source => (
          <SourceItem key={source.sourceId} source={source} />
        ))}
      </div>
    </ChartPanel>
  );
}

function Sources() {
  const t = useTexts();
  const { data, error, retry } = useSources();
  if (error && isDenied(error)) {
    return (
      <Notice title={t('sources.forbiddenTitle')} icon={<RiLockLine />}>
        <p>{t('sources.forbiddenText')}</p>
      </Notice>
    );
  }
  if (error) {
    return <PageProblem error={error} onRetry={retry} />;
  }
  if (!data) {
    return <TableSkeleton />;
  }
  return (
    <>
      {data.items.length > 0 ? (
        <SourcePanel sources={data.items} />
      ) : (
        <Text color="secondary">{t('sources.none')}</Text>
      )}
      <MissingSources />
    </>
  );
}

/** The tab "Sources": how each fact source is doing, and a trial of each. */
export function SourcesContent() {
  return (
    <OrgFrame hasNoFilters skeleton={<TableSkeleton />}>
      <Sources />
    </OrgFrame>
  );
}
