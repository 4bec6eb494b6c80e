import {
  deliveryScales,
  GetDeliveryDistributionResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { metricIds } from '../../delivery/rulerScale';
import { useMeasureWords } from '../../delivery/useMeasureWords';
import { useStageWords } from '../../names/useStageWords';
import { formatNumber } from '../../format/numbers';
import { toStageRows } from './stageRows';
import { DataTable } from '../../charts/DataTable';

/** The metrics at each stage in numbers; the steps from the best to the worst. */
export function StagesTable(props: {
  model: Model;
  answer: GetDeliveryDistributionResponse;
}) {
  const { model, answer } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const stageWords = useStageWords();
  return (
    <>
      {metricIds.map(metric => (
        <DataTable
          key={metric}
          isNumeric
          columns={[
            words.title(metric),
            ...deliveryScales[metric].bands.map((_, step) =>
              words.step(metric, step),
            ),
            t('delivery.stages.middle'),
            t('delivery.spread.table.measured'),
          ]}
        >
          {toStageRows(model, answer, metric).map(row => {
            const { byBands, quartiles, measured } = row.distribution;
            return (
              <tr key={row.id}>
                <th scope="row">{stageWords(row)}</th>
                {byBands.map((count, step) => (
                  <td key={deliveryScales[metric].bands[step]?.id}>
                    {formatNumber(count)}
                  </td>
                ))}
                <td>{quartiles ? words.value(metric, quartiles[1]) : '–'}</td>
                <td>{formatNumber(measured)}</td>
              </tr>
            );
          })}
        </DataTable>
      ))}
    </>
  );
}
