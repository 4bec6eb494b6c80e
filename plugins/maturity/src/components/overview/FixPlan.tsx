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
import { formatNumber } from '../../format/numbers';
import { usePlan } from '../../queries/queries';
import { useEntityWords } from '../../names/useEntityWords';
import { PanelMessage, PanelProblem } from '../../states/Notice';
import { DataRow, DataTable } from '../../charts/DataTable';
import { Bone } from '../../states/AnswerView';
import { fixTitle } from '../../names/CheckText';

const numbers = ['fail', 'unknown', 'rises', 'risesSoFar'] as const;

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
      ]}
    >
      {items.map(fix => (
        <DataRow
          key={fix.checkId}
          cells={[
            fixTitle(model, fix.checkId),
            t(`common.effortSize.${fix.effort}`),
            ...numbers.map(name => formatNumber(fix[name])),
          ]}
        />
      ))}
    </DataTable>
  );
}

/** The first so many fixes are summed up in a sentence. */
const summedUp = 3;

function useSentence(): (plan: PlanFixesResponse) => string | undefined {
  const t = useTexts();
  const words = useEntityWords(useOrg().model);
  return ({ items, total }) => {
    const fixes = Math.min(summedUp, items.length);
    if (fixes === 0) {
      return undefined;
    }
    const { risenSoFar } = items[fixes - 1];
    return risenSoFar > 0
      ? t('overview.fixes.text', {
          count: fixes,
          fixes: formatNumber(fixes),
          risen: formatNumber(risenSoFar),
          entities: words.count(total),
        })
      : t('overview.fixes.textNone');
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
  const sentence = useSentence();
  const words = useEntityWords(model);

  let body = <Bone width="100%" height="18rem" />;
  if (error) {
    body = <PanelProblem error={error} onRetry={retry} />;
  } else if (data?.items.length === 0) {
    body = <PanelMessage>{t('overview.fixes.none')}</PanelMessage>;
  } else if (data) {
    const most = Math.max(1, ...data.items.map(({ rises }) => rises));
    body = (
      <>
        <ol className={styles.fixes}>
          {data.items.map((fix, index) => (
            <FixRow
              key={fix.checkId}
              model={model}
              fix={fix}
              position={index + 1}
              most={most}
            />
          ))}
        </ol>
        <p className={styles.note}>
          {t('overview.fixes.how')}
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
      text={data && sentence(data)}
      isStale={isStale}
      table={hasItems && <FixTable model={model} items={data.items} />}
    >
      {body}
    </ChartPanel>
  );
}
