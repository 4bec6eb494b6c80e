import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  deliveryRulers,
  GetDeliveryDistributionResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Fragment } from 'react';
import { maturityTranslationRef } from '../../translation';
import { metricIds } from '../../delivery/rulerScale';
import { useMeasureWords } from '../../delivery/useMeasureWords';
import { formatNumber } from '../../format/format';
import { useStageWords } from '../../names/useStageWords';
import { stageRowsOf } from './stageRows';

/** The metrics at each stage in numbers; the steps from the best to the worst. */
export function StagesTable(props: {
  model: Model;
  answer: GetDeliveryDistributionResponse;
}) {
  const { model, answer } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const words = useMeasureWords();
  const stageWords = useStageWords();
  return (
    <table>
      {metricIds.map(metric => (
        <Fragment key={metric}>
          <thead>
            <tr>
              <th scope="col">{words.title(metric)}</th>
              {deliveryRulers[metric].steps.map(({ id }, step) => (
                <th key={id} scope="col">
                  {words.step(metric, step)}
                </th>
              ))}
              <th scope="col">{t('delivery.stages.middle')}</th>
              <th scope="col">{t('delivery.spread.table.measured')}</th>
            </tr>
          </thead>
          <tbody>
            {stageRowsOf(model, answer, metric).map(row => {
              const { bySteps, quartiles, measured } = row.distribution;
              return (
                <tr key={row.id}>
                  <th scope="row">{stageWords(row)}</th>
                  {bySteps.map((count, step) => (
                    <td key={deliveryRulers[metric].steps[step]?.id}>
                      {formatNumber(count)}
                    </td>
                  ))}
                  <td>{quartiles ? words.value(metric, quartiles[1]) : '–'}</td>
                  <td>{formatNumber(measured)}</td>
                </tr>
              );
            })}
          </tbody>
        </Fragment>
      ))}
    </table>
  );
}
