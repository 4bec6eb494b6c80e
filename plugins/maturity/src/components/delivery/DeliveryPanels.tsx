import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { DeliveryWindowDays } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiTruckLine } from '@remixicon/react';
import { maturityTranslationRef } from '../../translation';
import { isAnyReported } from '../../delivery/MetricSpreads';
import { deliveryGuide } from '../../delivery/guide';
import { useOrg } from '../../orgFrame/OrgContext';
import { useDistribution } from '../../queries/useDistribution';
import { NothingFound } from '../../orgFrame/NothingFound';
import { Notice } from '../../states/Notice';
import { ProblemState } from '../../states/ProblemState';
import { DeliveryTabSkeleton } from './DeliveryTabSkeleton';
import { SpreadPanel } from './SpreadPanel';
import { StagesPanel } from './StagesPanel';
import { UnmatchedPanel } from './UnmatchedPanel';

function NothingRecorded() {
  const { t } = useTranslationRef(maturityTranslationRef);
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
export function DeliveryPanels(props: { days: DeliveryWindowDays }) {
  const { days } = props;
  const { filter, model } = useOrg();
  const { data, error, isStale, retry } = useDistribution({ filter, days });
  if (error) {
    return <ProblemState error={error} retry={retry} />;
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
