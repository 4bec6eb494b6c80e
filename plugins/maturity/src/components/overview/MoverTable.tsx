import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { useEntityTitle } from '../../names/useEntityTitle';
import { DirectedMover } from '../../stageChanges/movers';
import { useCauses } from '../../stageChanges/useCauses';
import { formatInstant } from '../../format/times';
import { DataTable } from '../../charts/DataTable';

const columns = ['name', 'from', 'to', 'when', 'why'] as const;

/** The stage changes as a table, with all checks that caused them. */
export function MoverTable(props: {
  model: Model;
  items: readonly DirectedMover[];
}) {
  const { model, items } = props;
  const t = useTexts();
  const entityTitle = useEntityTitle();
  const cause = useCauses(model);
  const stageTitle = (id: string | undefined) =>
    id === undefined
      ? t('common.notAssessed')
      : model.stages.find(stage => stage.id === id)?.title ?? id;
  return (
    <DataTable
      isNumeric
      columns={columns.map(name => t(`overview.movers.column.${name}`))}
    >
      {items.map(({ mover }) => (
        <tr key={mover.entityRef}>
          <th scope="row">{entityTitle(mover.entityRef)}</th>
          <td>{stageTitle(mover.from)}</td>
          <td>{stageTitle(mover.to)}</td>
          <td>{formatInstant(mover.at)}</td>
          <td>{mover.checks.map(cause).join('; ')}</td>
        </tr>
      ))}
    </DataTable>
  );
}
