import { Button, Text } from '@backstage/ui';
import {
  DeliveryReport,
  DeliveryMetric,
  DeliveryWindow,
  RejectionReason,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiRulerLine, RiTableLine, RiTruckLine } from '@remixicon/react';
import { useState, Fragment, ReactNode } from 'react';
import { deliveryGuide } from '../../../delivery/guide';
import { metricIds, metricGroups } from '../../../delivery/rulerScale';
import { DaysChoice } from '../../../layout/Choice';
import { Section } from '../../../layout/Section';
import { ExternalLink } from '../../../links/ExternalLink';
import { AnswerView, Bone } from '../../../states/AnswerView';
import { useTexts } from '../../../translation';
import { deliveryDays, useDeliveryQuery } from '../../../url/useDeliveryQuery';
import styles from './DeliverySection.module.css';
import { MetricTable } from './MetricTable';
import { CountedList } from './CountedList';
import { MetricRow } from './MetricRow';
import { RelativeTime } from '../../../format/RelativeTime';
import { formatNumber } from '../../../format/numbers';
import { useEntityDelivery } from '../../../queries/queries';

function Fact(props: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

const origins = new Map(
  Object.values(deliveryScales).map(({ origin }) => [origin.title, origin.url]),
);

const rejections = [
  'inFuture',
  'endsBeforeStart',
  'committedAfterDeployment',
] as const satisfies readonly RejectionReason[];

/** The data behind the metrics: sources, environments, production, incidents. */
function WhatWasSeen(props: {
  report: DeliveryReport;
  window: DeliveryWindow | undefined;
}) {
  const { sources, environments, production } = props.report;
  const { incidentsTracked, incidentsSeenAt, rejected } = props.report;
  const { window } = props;
  const t = useTexts();
  const named = Object.entries(environments);
  return (
    <section className={styles.seen} aria-label={t('delivery.seen.title')}>
      <dl>
        <Fact title={t('delivery.seen.sources')}>
          {sources.map(({ source, kinds, latest }, index) => (
            <Fragment key={source}>
              {index > 0 && ' · '}
              {t('delivery.seen.source', {
                source,
                kinds: kinds
                  .map(kind => t(`delivery.seen.kinds.${kind}`))
                  .join(', '),
              })}{' '}
              <RelativeTime instant={latest} />
            </Fragment>
          ))}
        </Fact>
        {named.length > 0 && (
          <Fact title={t('delivery.seen.environments')}>
            {named
              .map(([name, count]) =>
                t('delivery.seen.environment', {
                  name: name || t('delivery.seen.unnamed'),
                  shown: formatNumber(count),
                }),
              )
              .join(' · ')}
          </Fact>
        )}
        <Fact title={t('delivery.seen.production')}>
          {production.join(', ')}
        </Fact>
        <Fact title={t('delivery.seen.incidents')}>
          {incidentsSeenAt === undefined ? (
            t('delivery.seen.untracked')
          ) : (
            <>
              {incidentsTracked
                ? t('delivery.seen.tracked')
                : t('delivery.seen.silent')}{' '}
              <RelativeTime instant={incidentsSeenAt} />
            </>
          )}
        </Fact>
        {window && window.failedJobs > 0 && (
          <Fact title={t('delivery.seen.failedJobs')}>
            {t('delivery.seen.failedJobsCount', {
              shown: formatNumber(window.failedJobs),
              days: formatNumber(window.days),
            })}
          </Fact>
        )}
        {rejections.some(reason => rejected[reason]) && (
          <Fact title={t('delivery.seen.rejected')}>
            {rejections
              .filter(reason => rejected[reason])
              .map(reason =>
                t(`delivery.seen.rejection.${reason}`, {
                  shown: formatNumber(rejected[reason] ?? 0),
                }),
              )
              .join(' · ')}
          </Fact>
        )}
        <Fact title={t('delivery.seen.steps')}>
          <span className={styles.origins}>
            {Array.from(origins, ([title, url]) => (
              <ExternalLink key={title} href={url} title={title} />
            ))}
          </span>
        </Fact>
      </dl>
    </section>
  );
}

/** All metrics of one window as scales, in DORA's two groups. */
function DeliveryReportView(props: {
  entityRef: string;
  report: DeliveryReport;
  window: DeliveryWindow;
}) {
  const { entityRef, report, window } = props;
  const t = useTexts();
  const [query, change] = useDeliveryQuery();
  const { open } = query;
  const { days } = window;
  const renderRow = (metric: DeliveryMetric) => {
    const { id } = metric;
    const isOpen = open.includes(id);
    return (
      <MetricRow
        key={id}
        metric={metric}
        points={report.series[id]}
        days={days}
        isOpen={isOpen}
        onToggle={() =>
          change({
            open: isOpen ? open.filter(other => other !== id) : [...open, id],
          })
        }
      >
        <CountedList request={{ entityRef, metric: id, days }} />
      </MetricRow>
    );
  };
  return (
    <>
      {(['throughput', 'instability'] as const).map(group => (
        <section key={group} aria-label={t(`delivery.group.${group}`)}>
          <Text
            as="h3"
            variant="body-small"
            color="secondary"
            className={styles.group}
          >
            {t(`delivery.group.${group}`)}
          </Text>
          <ul className={styles.metrics}>
            {window.metrics
              .filter(({ id }) => metricGroups[group].includes(id))
              .map(renderRow)}
          </ul>
        </section>
      ))}
    </>
  );
}

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
  const [query, change] = useDeliveryQuery();
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
      <WhatWasSeen report={report} window={window} />
    </Section>
  );
}

/** The section of the entity tab about software delivery: the five metrics of DORA, each on its scale. */
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
