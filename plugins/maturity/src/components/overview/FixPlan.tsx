import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { PlanFixesResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { Bone } from '../../states/Bone';
import { ChartPanel } from '../../charts/ChartPanel';
import { useOrg } from '../../orgFrame/OrgContext';
import { usePlan } from '../../queries/usePlan';
import { planLengths } from './overviewQuery';
import { PanelMessage } from '../../states/PanelMessage';
import { PanelProblem } from '../../states/PanelProblem';
import { useOverviewQuery } from './useOverviewQuery';
import styles from './FixPlan.module.css';
import { FixRow } from './FixRow';
import { FixTable } from './FixTable';

/** The first so many fixes are summed up in a sentence. */
const summedUp = 3;

function useSentence(): (plan: PlanFixesResponse) => string | undefined {
  const { t } = useTranslationRef(maturityTranslationRef);
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
          shown: formatNumber(risenSoFar),
          total: formatNumber(total),
        })
      : t('overview.fixes.textNone');
  };
}

function PlanLength(props: { plan: PlanFixesResponse }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { overview, changeOverview } = useOverviewQuery();
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

/** The plan that lets the most services rise: a few checks, in the order to meet them. */
export function FixPlan() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter, model } = useOrg();
  const { overview } = useOverviewQuery();
  const { data, error, isStale, retry } = usePlan({
    filter,
    limit: overview.fixes,
  });
  const sentence = useSentence();

  let body = <Bone width="100%" height="18rem" />;
  if (error) {
    body = <PanelProblem error={error} retry={retry} />;
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
              count: data.notAssessed,
              shown: formatNumber(data.notAssessed),
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
