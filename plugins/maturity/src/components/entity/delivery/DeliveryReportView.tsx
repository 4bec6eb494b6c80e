import { Text } from '@backstage/ui';
import {
  DeliveryMetric,
  DeliveryReport,
  DeliveryWindow,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../../translation';
import { CountedList } from './CountedList';
import { MetricRow } from './MetricRow';
import { metricGroups } from '../../../delivery/rulerScale';
import { useDeliveryQuery } from '../../../url/useDeliveryQuery';
import styles from './DeliverySection.module.css';

/** All metrics of one window as rulers, in DORA's two groups. */
export function DeliveryReportView(props: {
  entityRef: string;
  report: DeliveryReport;
  window: DeliveryWindow;
}) {
  const { entityRef, report, window } = props;
  const t = useTexts();
  const { query, change } = useDeliveryQuery();
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
