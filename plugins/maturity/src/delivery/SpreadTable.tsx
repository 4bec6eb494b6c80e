import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeliveryDistribution,
  deliveryRulers,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode } from 'react';
import { maturityTranslationRef } from '../translation';
import { formatNumber } from '../format/format';
import { directionOrder, directions } from './directions';
import { useMeasureWords } from './useMeasureWords';
import { reasonOrder } from './reasons';

const nothing = '–';

const quarters = ['p25', 'p50', 'p75'] as const;

/** A number of each metric, with what stands beside it on hover. */
interface Line {
  readonly title: string;
  readonly cell: (distribution: DeliveryDistribution) => ReactNode;
  readonly hint?: (distribution: DeliveryDistribution) => string | undefined;
}

/** The lines of the table; the steps from the best to the worst. */
function useLines(steps: number): Line[] {
  const { t } = useTranslationRef(maturityTranslationRef);
  const words = useMeasureWords();
  return [
    {
      title: t('delivery.spread.table.measured'),
      cell: ({ measured }) => formatNumber(measured),
    },
    ...Array.from(
      { length: steps },
      (_, step): Line => ({
        title: t('delivery.spread.table.step', {
          number: formatNumber(step + 1),
        }),
        cell: ({ bySteps }) => formatNumber(bySteps[step] ?? 0),
        hint: ({ metric }) =>
          step < deliveryRulers[metric].steps.length
            ? words.step(metric, step)
            : undefined,
      }),
    ),
    ...quarters.map(
      (quarter, index): Line => ({
        title: t(`delivery.spread.table.${quarter}`),
        cell: ({ metric, quartiles }) =>
          quartiles ? words.value(metric, quartiles[index]) : nothing,
      }),
    ),
    ...directionOrder.map(
      (direction): Line => ({
        title: t(directions[direction].word),
        cell: ({ trends }) => formatNumber(trends[direction]),
      }),
    ),
    ...reasonOrder.map(
      (reason): Line => ({
        title: t('delivery.spread.table.reason', {
          why: t(`delivery.spread.reason.${reason}`),
        }),
        cell: ({ notMeasured }) => formatNumber(notMeasured[reason] ?? 0),
      }),
    ),
  ];
}

/** Distributions in numbers: a column for each metric. */
export function SpreadTable(props: {
  metrics: readonly DeliveryDistribution[];
}) {
  const { metrics } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const words = useMeasureWords();
  const lines = useLines(
    Math.max(0, ...metrics.map(({ bySteps }) => bySteps.length)),
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('delivery.spread.table.figure')}</th>
          {metrics.map(({ metric }) => (
            <th key={metric} scope="col">
              {words.title(metric)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ title, cell, hint }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {metrics.map(distribution => (
              <td key={distribution.metric} title={hint?.(distribution)}>
                {cell(distribution)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
