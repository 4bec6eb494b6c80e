import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeliveryDistribution,
  deliveryRulers,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../format';
import { directionOrder, directions } from '../ruler';
import { useMeasureWords } from '../scale';
import { reasonOrder } from './reasons';

const nothing = '–';

function Row(props: { distribution: DeliveryDistribution }) {
  const { distribution } = props;
  const { metric, measured, bySteps, quartiles } = distribution;
  const { trends, notMeasured } = distribution;
  const words = useMeasureWords();
  return (
    <tr>
      <th scope="row">{words.title(metric)}</th>
      <td>{formatNumber(measured)}</td>
      {deliveryRulers[metric].steps.map(({ id }, step) => (
        <td key={id} title={words.step(metric, step)}>
          {formatNumber(bySteps[step] ?? 0)}
        </td>
      ))}
      {[0, 1, 2].map(quarter => (
        <td key={quarter}>
          {quartiles ? words.value(metric, quartiles[quarter]) : nothing}
        </td>
      ))}
      {directionOrder.map(direction => (
        <td key={direction}>{formatNumber(trends[direction])}</td>
      ))}
      {reasonOrder.map(reason => (
        <td key={reason}>{formatNumber(notMeasured[reason] ?? 0)}</td>
      ))}
    </tr>
  );
}

/** Distributions of metrics in numbers; the steps from the best to the worst. */
export function SpreadTable(props: {
  metrics: readonly DeliveryDistribution[];
}) {
  const { metrics } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const steps = Math.max(0, ...metrics.map(({ bySteps }) => bySteps.length));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('delivery.table.metric')}</th>
          <th scope="col">{t('delivery.spread.table.measured')}</th>
          {Array.from({ length: steps }, (_, step) => (
            <th key={step} scope="col">
              {t('delivery.spread.table.step', {
                number: formatNumber(step + 1),
              })}
            </th>
          ))}
          {(['p25', 'p50', 'p75'] as const).map(quarter => (
            <th key={quarter} scope="col">
              {t(`delivery.spread.table.${quarter}`)}
            </th>
          ))}
          {directionOrder.map(direction => (
            <th key={direction} scope="col">
              {t(directions[direction].word)}
            </th>
          ))}
          {reasonOrder.map(reason => (
            <th key={reason} scope="col">
              {t('delivery.spread.table.reason', {
                why: t(`delivery.spread.reason.${reason}`),
              })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {metrics.map(distribution => (
          <Row key={distribution.metric} distribution={distribution} />
        ))}
      </tbody>
    </table>
  );
}
