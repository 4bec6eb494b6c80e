import { ButtonLink, VisuallyHidden } from '@backstage/ui';
import {
  DeliveryWindowDays,
  GetDeliveryDistributionResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiTruckLine } from '@remixicon/react';
import { ChartPanel } from '../../charts/ChartPanel';
import { SpreadTable } from '../../delivery/SpreadTable';
import { deliveryGuide } from '../../delivery/guide';
import { formatNumber } from '../../format/numbers';
import { DaysChoice } from '../../layout/Choice';
import { useEntityWords } from '../../names/useEntityWords';
import { NothingFound } from '../../orgFrame/NothingFound';
import { useOrg } from '../../orgFrame/OrgContext';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useDistribution } from '../../queries/queries';
import { Notice, PageProblem } from '../../states/Notice';
import { useTexts } from '../../translation';
import { deliveryDays, useDeliveryQuery } from '../../url/useDeliveryQuery';
import { StagesPanel } from './StagesPanel';
import { UnmatchedPanel } from './UnmatchedPanel';
import { isAnyReported, MetricSpreads } from '../../delivery/MetricSpread';
import { Bone } from '../../states/AnswerView';

/** The distribution of each metric over the filtered entities. */
function SpreadPanel(props: {
  answer: GetDeliveryDistributionResponse;
  isStale: boolean;
}) {
  const { answer, isStale } = props;
  const { metrics, total, days } = answer;
  const t = useTexts();
  const words = useEntityWords(useOrg().model);
  return (
    <ChartPanel
      title={t('delivery.spread.title')}
      text={t('delivery.spread.text', {
        entities: words.count(total),
        days: formatNumber(days),
      })}
      isStale={isStale}
      table={<SpreadTable metrics={metrics} />}
    >
      <MetricSpreads
        metrics={metrics}
        total={total}
        days={days}
        words={words}
      />
    </ChartPanel>
  );
}

/** The tab's layout while it is loading. */
function DeliveryTabSkeleton() {
  const t = useTexts();
  return (
    <>
      <VisuallyHidden role="status">
        {t('delivery.states.loading')}
      </VisuallyHidden>
      <Bone width="100%" height="36rem" />
      <Bone width="100%" height="40rem" />
    </>
  );
}

function NothingRecorded() {
  const t = useTexts();
  return (
    <Notice
      title={t('delivery.spread.emptyTitle')}
      icon={<RiTruckLine />}
      actions={
        <ButtonLink
          variant="secondary"
          href={deliveryGuide}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('delivery.connect')}
        </ButtonLink>
      }
    >
      <p>{t('delivery.spread.emptyText')}</p>
    </Notice>
  );
}

/** All panels of the tab, once the distributions are there. */
function DeliveryPanels(props: { days: DeliveryWindowDays }) {
  const { days } = props;
  const { filter, model } = useOrg();
  const { data, error, isStale, retry } = useDistribution(
    { filter, days },
    { keepsPrevious: true },
  );
  if (error) {
    return <PageProblem error={error} onRetry={retry} />;
  }
  if (data?.modelId !== model.id) {
    return <DeliveryTabSkeleton />;
  }
  if (data.total === 0) {
    return <NothingFound />;
  }
  return (
    <>
      {isAnyReported(data.metrics, data.total) ? (
        <>
          <SpreadPanel answer={data} isStale={isStale} />
          <StagesPanel answer={data} isStale={isStale} />
        </>
      ) : (
        <NothingRecorded />
      )}
      <UnmatchedPanel />
    </>
  );
}

/** The content of the tab "Delivery": distributions, stage against delivery, and what got lost. */
export function DeliveryContent() {
  const t = useTexts();
  const [query, change] = useDeliveryQuery();
  return (
    <OrgFrame
      exports={['deliveryMetrics', 'deliveries']}
      exportDays={query.days}
      skeleton={<DeliveryTabSkeleton />}
      actions={
        <DaysChoice
          label={t('delivery.days')}
          choices={deliveryDays}
          value={query.days}
          onChange={days => change({ days })}
        />
      }
    >
      <DeliveryPanels days={query.days} />
    </OrgFrame>
  );
}
