import {
  Model,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { formatNumber } from '../../format/numbers';
import { fixTitle } from '../../names/checks';
import { DataTable } from '../../charts/DataTable';

const numbers = ['fail', 'unknown', 'rises', 'risesSoFar'] as const;

/** The plan in numbers. */
export function FixTable(props: {
  model: Model;
  items: readonly PlannedFix[];
}) {
  const { model, items } = props;
  const t = useTexts();
  return (
    <DataTable
      isNumeric
      columns={[
        t('overview.fixes.column.fix'),
        t('overview.fixes.column.effort'),
        ...numbers.map(name => t(`overview.fixes.column.${name}`)),
      ]}
    >
      {items.map(fix => (
        <tr key={fix.checkId}>
          <th scope="row">{fixTitle(model, fix.checkId)}</th>
          <td>{t(`common.effortSize.${fix.effort}`)}</td>
          {numbers.map(name => (
            <td key={name}>{formatNumber(fix[name])}</td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}
