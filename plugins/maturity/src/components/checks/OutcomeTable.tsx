import { useTexts } from '../../translation';
import { outcomes } from '../../outcome/outcomes';
import { CheckRow, outcomeOrder } from './checkRows';
import { formatNumber } from '../../format/numbers';
import { DataTable } from '../../charts/DataTable';

/** The bars as a table. */
export function OutcomeTable(props: { rows: readonly CheckRow[] }) {
  const t = useTexts();
  return (
    <DataTable
      isNumeric
      columns={[
        t('org.field.check'),
        t('org.field.stage'),
        ...outcomeOrder.map(id => t(outcomes[id].word)),
        t('checks.blocks'),
        t('checks.blocksAlone'),
      ]}
    >
      {props.rows.map(({ check, rank, counts }) => (
        <tr key={check.id}>
          <th scope="row">{check.title}</th>
          <td>{formatNumber(rank)}</td>
          {outcomeOrder.map(id => (
            <td key={id}>{formatNumber(counts[id])}</td>
          ))}
          <td>{formatNumber(counts.blocks)}</td>
          <td>{formatNumber(counts.blocksAlone)}</td>
        </tr>
      ))}
    </DataTable>
  );
}
