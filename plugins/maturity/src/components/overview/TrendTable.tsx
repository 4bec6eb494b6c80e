import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { countAtLeast, toSlices } from '../../charts/stageCounts';
import { useStageWords } from '../../names/useStageWords';
import { formatDate } from '../../format/times';
import { formatNumber, formatShare } from '../../format/numbers';
import { DataTable } from '../../charts/DataTable';
import { usePrinting } from '../../print/PrintContext';

/** More days than this are told by the week. */
const daysInFull = 92;
const daysInFullOnPaper = 14;

function selectRows(
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
  const t = useTexts();
  const stageWords = useStageWords();
  const isPrinting = usePrinting();
  return (
    <DataTable
      isNumeric
      columns={[
        t('overview.trend.day'),
        ...model.stages.map(({ title }, index) => ({
          text: t('common.stageNumber', { rank: formatNumber(index + 1) }),
          hint: stageWords({ rank: index + 1, title }),
        })),
        t('common.notAssessed'),
        t('overview.trend.atLeast', { rank: formatNumber(atLeast) }),
      ]}
    >
      {selectRows(items, isPrinting ? daysInFullOnPaper : daysInFull).map(
        point => (
          <tr key={point.day}>
            <th scope="row">{formatDate(point.day)}</th>
            {toSlices(model, point).map(({ id, count }) => (
              <td key={id}>{formatNumber(count)}</td>
            ))}
            <td>
              {formatShare(countAtLeast(model, point, atLeast), point.total)}
            </td>
          </tr>
        ),
      )}
    </DataTable>
  );
}
