import { Button } from '@backstage/ui';
import {
  PlanFixesResponse,
  Model,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { ChartPanel } from '../../charts/ChartPanel';
import { useOrg } from '../../orgFrame/OrgContext';
import { planLengths, useOverviewQuery } from './overviewQuery';
import styles from './FixPlan.module.css';
import { FixRow } from './FixRow';
import { formatNumber, formatShare } from '../../format/numbers';
import { usePlan } from '../../queries/queries';
import { useEntityWords } from '../../names/useEntityWords';
import { PanelMessage, PanelProblem } from '../../states/Notice';
import { DataRow, DataTable } from '../../charts/DataTable';
import { Bone } from '../../states/AnswerView';
import { fixTitle } from '../../names/CheckText';

const numbers = [
  'fail',
  'unknown',
  'advances',
  'advancesAlone',
  'advancesSoFar',
  'needMeasuring',
] as const;

/** The plan in numbers. */
function FixTable(props: { model: Model; items: readonly PlannedFix[] }) {
  const { model, items } = props;
  const t = useTexts();
  return (
    <DataTable
      isNumeric
      columns={[
        t('overview.fixes.column.fix'),
        t('overview.fixes.column.effort'),
        ...numbers.map(name => t(`overview.fixes.column.${name}`)),
        t('overview.fixes.column.with'),
      ]}
    >
      {items.map(fix => (
        <DataRow
          key={fix.checkId}
          cells={[
            fixTitle(model, fix.checkId),
            t(`common.effortSize.${fix.effort}`),
            ...numbers.map(name => formatNumber(fix[name])),
            fix.with.map(({ checkId }) => fixTitle(model, checkId)).join(', '),
          ]}
        />
      ))}
    </DataTable>
  );
}

/** Sums a plan up: the entities that advance, and how good the plan is. */
function useSentence(limit: number): (plan: PlanFixesResponse) => string {
  const t = useTexts();
  const words = useEntityWords(useOrg().model);
  return ({ items, total, advances, needMeasuring, atLeast }) => {
    if (items.length === 0) {
      return '';
    }
    if (advances + needMeasuring === 0) {
      return t('overview.fixes.textNone', { limit: formatNumber(limit) });
    }
    const measuring =
      needMeasuring > 0 &&
      t('overview.fixes.textMeasuring', {
        entities: words.count(needMeasuring),
      });
    const quality =
      atLeast === 1
        ? t('overview.fixes.exact')
        : t('overview.fixes.atLeast', { share: formatShare(atLeast, 1) });
    return [
      t('overview.fixes.text', {
        count: items.length,
        fixes: formatNumber(items.length),
        advancing: formatNumber(advances),
        entities: words.count(total),
      }),
      measuring,
      quality,
    ]
      .filter(Boolean)
      .join(' ');
  };
}

function PlanLength(props: { plan: PlanFixesResponse }) {
  const t = useTexts();
  const [overview, changeOverview] = useOverviewQuery();
  const next = planLengths.find(length => length > overview.fixes);
  const hasMore = next && props.plan.items.length >= overview.fixes;
  const isLong = overview.fixes > planLengths[0];
  return (
    <div className={styles.length}>
      {hasMore && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => changeOverview({ fixes: next })}
        >
          {t('overview.fixes.more')}
        </Button>
      )}
      {isLong && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => changeOverview({ fixes: undefined })}
        >
          {t('overview.fixes.fewer')}
        </Button>
      )}
    </div>
  );
}

/** The fixes that advance the most entities, in order. */
export function FixPlan() {
  const t = useTexts();
  const { filter, model } = useOrg();
  const [overview] = useOverviewQuery();
  const { data, error, isStale, retry } = usePlan({
    filter,
    limit: overview.fixes,
  });
  const sentence = useSentence(overview.fixes);
  const words = useEntityWords(model);

  let body = <Bone width="100%" height="18rem" />;
  if (error) {
    body = <PanelProblem error={error} onRetry={retry} />;
  } else if (data?.items.length === 0) {
    const isUnknown = data.total > 0 && data.total === data.notAssessed;
    body = (
      <PanelMessage>
        {isUnknown
          ? t('overview.fixes.unknown', { entities: words.count(data.total) })
          : t('overview.fixes.none')}
      </PanelMessage>
    );
  } else if (data) {
    body = (
      <>
        <ol className={styles.fixes}>
          {data.items.map((fix, index) => (
            <FixRow
              key={fix.checkId}
              model={model}
              plan={data}
              fix={fix}
              position={index + 1}
            />
          ))}
        </ol>
        <p className={styles.note}>
          {t('overview.fixes.how', { entities: words.plural })}
          {data.notAssessed > 0 &&
            ` ${t('overview.fixes.left', {
              entities: words.count(data.notAssessed),
            })}`}
        </p>
        <PlanLength plan={data} />
      </>
    );
  }

  const hasItems = data !== undefined && data.items.length > 0;
  return (
    <ChartPanel
      title={t('overview.fixes.title')}
      text={data && (sentence(data) || undefined)}
      isStale={isStale}
      table={hasItems && <FixTable model={model} items={data.items} />}
    >
      {body}
    </ChartPanel>
  );
}
