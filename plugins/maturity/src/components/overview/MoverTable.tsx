import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatInstant } from '../../format/format';
import { useEntityTitle } from '../../names/useEntityTitle';
import { DirectedMover } from '../../stageChanges/movers';
import { useCauses } from '../../stageChanges/useCauses';

const columns = ['name', 'from', 'to', 'when', 'why'] as const;

/** The movers as a table, every check that moved them named. */
export function MoverTable(props: {
  model: Model;
  items: readonly DirectedMover[];
}) {
  const { model, items } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const entityTitle = useEntityTitle();
  const cause = useCauses(model);
  const stageTitle = (id: string | undefined) =>
    id === undefined
      ? t('common.notAssessed')
      : model.stages.find(stage => stage.id === id)?.title ?? id;
  return (
    <table>
      <thead>
        <tr>
          {columns.map(name => (
            <th key={name} scope="col">
              {t(`overview.movers.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ mover }) => (
          <tr key={mover.entityRef}>
            <th scope="row">{entityTitle(mover.entityRef)}</th>
            <td>{stageTitle(mover.from)}</td>
            <td>{stageTitle(mover.to)}</td>
            <td>{formatInstant(mover.at)}</td>
            <td>{mover.checks.map(cause).join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
