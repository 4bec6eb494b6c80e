import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { DeliveryReport } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiRulerLine, RiTableLine } from '@remixicon/react';
import { useState } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { Section } from '../../../layout/Section';
import { DaysChoice } from '../../../layout/DaysChoice';
import { PartFailed } from '../../../states/PartFailed';
import { MetricTable } from './MetricTable';
import { deliveryDays, useDeliveryQuery } from '../../../url/useDeliveryQuery';
import { DeliveryReportView } from './DeliveryReportView';
import styles from './DeliverySection.module.css';
import { DeliverySkeleton } from './DeliverySkeleton';
import { NothingReported } from './NothingReported';
import { useEntityDelivery } from './useEntityDelivery';
import { WhatWasSeen } from './WhatWasSeen';

function Reported(props: { entityRef: string; report: DeliveryReport }) {
  const { entityRef, report } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { query, change } = useDeliveryQuery();
  const [isTable, setIsTable] = useState(false);
  const window = report.windows.find(({ days }) => days === query.days);
  return (
    <Section
      title={t('delivery.title')}
      aside={
        <div className={styles.controls}>
          <DaysChoice
            label={t('delivery.days')}
            choices={deliveryDays}
            value={query.days}
            onChange={days => change({ days })}
          />
          <Button
            variant="tertiary"
            size="small"
            iconStart={isTable ? <RiRulerLine /> : <RiTableLine />}
            onPress={() => setIsTable(!isTable)}
          >
            {isTable
              ? t('delivery.table.showRulers')
              : t('delivery.table.show')}
          </Button>
        </div>
      }
    >
      {window &&
        (isTable ? (
          <MetricTable window={window} />
        ) : (
          <DeliveryReportView
            entityRef={entityRef}
            report={report}
            window={window}
          />
        ))}
      <WhatWasSeen report={report} />
    </Section>
  );
}

/** The section of the entity tab about software delivery: the five metrics of DORA, each on its ruler. */
export function DeliverySection(props: {
  entityRef: string;
  /** Shows nothing, instead of how to connect a source, where nothing was reported. */
  isOptional?: boolean;
}) {
  const { entityRef, isOptional } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const read = useEntityDelivery(entityRef);
  const report = read.status === 'ready' ? read.value.report : undefined;
  if (report) {
    return <Reported entityRef={entityRef} report={report} />;
  }
  if (isOptional) {
    return null;
  }
  return (
    <Section title={t('delivery.title')}>
      {read.status === 'loading' && <DeliverySkeleton />}
      {read.status === 'failed' && (
        <PartFailed
          title={t('delivery.states.failed')}
          error={read.error}
          onRetry={read.reload}
        />
      )}
      {read.status === 'ready' && (
        <NothingReported connected={read.value.connected} />
      )}
    </Section>
  );
}
