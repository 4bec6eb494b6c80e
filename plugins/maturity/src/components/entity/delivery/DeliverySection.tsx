import { Button, Text } from '@backstage/ui';
import { DeliveryReport } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiRulerLine, RiTableLine, RiTruckLine } from '@remixicon/react';
import { useState } from 'react';
import { deliveryGuide } from '../../../delivery/guide';
import { metricIds } from '../../../delivery/rulerScale';
import { DaysChoice } from '../../../layout/DaysChoice';
import { Section } from '../../../layout/Section';
import { ExternalLink } from '../../../links/ExternalLink';
import { useEntityDelivery } from '../../../queries/entityQueries';
import { AnswerView } from '../../../states/AnswerView';
import { Bone } from '../../../states/Bone';
import { useTexts } from '../../../translation';
import { deliveryDays, useDeliveryQuery } from '../../../url/useDeliveryQuery';
import { DeliveryReportView } from './DeliveryReportView';
import styles from './DeliverySection.module.css';
import { MetricTable } from './MetricTable';
import { WhatWasSeen } from './WhatWasSeen';

/** The empty state of the delivery section, with a link to the guide. */
function NothingReported(props: { connected: readonly string[] }) {
  const { connected } = props;
  const t = useTexts();
  return (
    <div className={styles.empty}>
      <RiTruckLine aria-hidden className={styles.emptyIcon} />
      <div className={styles.emptyText}>
        <Text weight="bold">{t('delivery.empty.title')}</Text>
        <Text as="p" color="secondary">
          {t('delivery.empty.text')}
        </Text>
        {connected.length > 0 && (
          <Text as="p" variant="body-small" color="secondary">
            {t('delivery.empty.connected', { sources: connected.join(', ') })}
          </Text>
        )}
        <ExternalLink href={deliveryGuide} title={t('delivery.connect')} />
      </div>
    </div>
  );
}

function Reported(props: { entityRef: string; report: DeliveryReport }) {
  const { entityRef, report } = props;
  const t = useTexts();
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
  const t = useTexts();
  const answer = useEntityDelivery(entityRef);
  if (answer.data?.report) {
    return <Reported entityRef={entityRef} report={answer.data.report} />;
  }
  if (isOptional) {
    return null;
  }
  return (
    <Section title={t('delivery.title')}>
      <AnswerView
        answer={answer}
        loading={t('delivery.states.loading')}
        placeholder={
          <div className={styles.skeleton}>
            {metricIds.map(id => (
              <Bone key={id} width="100%" height="6rem" />
            ))}
          </div>
        }
        failed={t('delivery.states.failed')}
      >
        {({ connected }) => <NothingReported connected={connected} />}
      </AnswerView>
    </Section>
  );
}
