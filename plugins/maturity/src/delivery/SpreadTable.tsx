import {
  DeliveryDistribution,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode } from 'react';
import { useTexts } from '../translation';
import { directionOrder, directions } from './directions';
import { useMeasureWords } from './useMeasureWords';
import { reasonOrder } from './reasons';
import { formatNumber } from '../format/numbers';
import { DataTable } from '../charts/DataTable';

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
  const t = useTexts();
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
        cell: ({ byBands }) => formatNumber(byBands[step] ?? 0),
        hint: ({ metric }) =>
          step < deliveryScales[metric].bands.length
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
  const t = useTexts();
  const words = useMeasureWords();
  const lines = useLines(
    Math.max(0, ...metrics.map(({ byBands }) => byBands.length)),
  );
  return (
    <DataTable
      isNumeric
      columns={[
        t('delivery.spread.table.figure'),
        ...metrics.map(({ metric }) => words.title(metric)),
      ]}
    >
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
    </DataTable>
  );
}
