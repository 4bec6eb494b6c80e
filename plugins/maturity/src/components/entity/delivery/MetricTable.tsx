import {
  DeliveryMetric,
  DeliveryWindow,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../../translation';
import { DataTable } from '../../../charts/DataTable';
import { directions } from '../../../delivery/directions';
import { useMeasureWords } from '../../../delivery/useMeasureWords';
import { useReason } from '../../../delivery/useReason';
import styles from './MetricTable.module.css';
import { formatNumber } from '../../../format/numbers';

const nothing = '–';

function Cells(props: { metric: DeliveryMetric; days: DeliveryWindowDays }) {
  const { metric, days } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const why = useReason();
  const { id, current } = metric;
  if (current.status !== 'measured') {
    return (
      <td colSpan={6} className={styles.reason}>
        {t('delivery.notMeasured')}: {why(current, days)}
      </td>
    );
  }
  const { value, band: step, quantiles, sample, open } = current;
  return (
    <>
      <td>{words.value(id, value)}</td>
      <td>{words.step(id, step)}</td>
      <td>
        {quantiles
          ? t('delivery.value.between', {
              from: words.value(id, quantiles.p25),
              to: words.value(id, quantiles.p75),
            })
          : nothing}
      </td>
      <td>{quantiles ? words.value(id, quantiles.p90) : nothing}</td>
      <td>{formatNumber(sample)}</td>
      <td>{open === undefined ? nothing : formatNumber(open)}</td>
    </>
  );
}

/** All metrics of an entity in numbers. */
export function MetricTable(props: { window: DeliveryWindow }) {
  const { window } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const days = formatNumber(window.days);
  return (
    <DataTable
      columns={[
        t('delivery.table.metric'),
        t('delivery.table.value', { days }),
        t('delivery.table.step'),
        t('delivery.table.quartiles'),
        t('delivery.table.p90'),
        t('delivery.table.sample'),
        t('delivery.table.open'),
        t('delivery.table.before', { days }),
        t('delivery.table.past'),
      ]}
    >
      {window.metrics.map(metric => (
        <tr key={metric.id}>
          <th scope="row">{words.title(metric.id)}</th>
          <Cells metric={metric} days={window.days} />
          <td>
            {metric.previous.status === 'measured'
              ? words.value(metric.id, metric.previous.value)
              : t('delivery.notMeasured')}
          </td>
          <td>{t(directions[metric.trend.direction].word)}</td>
        </tr>
      ))}
    </DataTable>
  );
}
