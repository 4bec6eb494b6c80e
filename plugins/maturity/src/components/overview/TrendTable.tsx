import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatDate, formatNumber } from '../../format/format';
import { countAtLeast, slicesOf } from '../../charts/stageCounts';
import { formatShareOf } from '../../format/shares';
import { usePrinting } from '../../print/usePrinting';
import { useStageWords } from '../../names/useStageWords';

/** More days than this are told by the week. */
const daysInFull = 92;
const daysInFullOnPaper = 14;

function rowsOf(
  items: readonly TrendPoint[],
  most: number,
): readonly TrendPoint[] {
  const latestFirst = [...items].reverse();
  return items.length > most
    ? latestFirst.filter((_, index) => index % 7 === 0)
    : latestFirst;
}

/** The trend in numbers, the latest day first. */
export function TrendTable(props: {
  model: Model;
  items: readonly TrendPoint[];
  atLeast: number;
}) {
  const { model, items, atLeast } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const stageWords = useStageWords();
  const isPrinting = usePrinting();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('overview.trend.day')}</th>
          {model.stages.map(({ id, title }, index) => (
            <th
              key={id}
              scope="col"
              title={stageWords({ rank: index + 1, title })}
            >
              {t('common.stageNumber', { rank: String(index + 1) })}
            </th>
          ))}
          <th scope="col">{t('common.notAssessed')}</th>
          <th scope="col">
            {t('overview.trend.atLeast', { rank: String(atLeast) })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(items, isPrinting ? daysInFullOnPaper : daysInFull).map(
          point => (
            <tr key={point.day}>
              <th scope="row">{formatDate(point.day)}</th>
              {slicesOf(model, point).map(({ id, count }) => (
                <td key={id}>{formatNumber(count)}</td>
              ))}
              <td>
                {formatShareOf(
                  countAtLeast(model, point, atLeast),
                  point.total,
                )}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
