import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CountAssessmentsResponse,
  GroupByField,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { slicesOf } from '../../charts/stageCounts';
import { useGroupTitle } from '../../names/useGroupTitle';
import { useStageWords } from '../../names/useStageWords';

/** The groups and their counts as a table, all of them. */
export function GroupTable(props: {
  model: Model;
  groups: CountAssessmentsResponse['groups'];
  field: GroupByField;
}) {
  const { model, groups, field } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const groupTitle = useGroupTitle();
  const stageWords = useStageWords();
  const columns = [
    ...model.stages.map(({ title }, index) => ({ rank: index + 1, title })),
    { rank: 0 },
  ];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t(`org.field.${field}`)}</th>
          {columns.map(column => (
            <th key={column.rank} scope="col" title={stageWords(column)}>
              {column.rank === 0
                ? t('common.notAssessed')
                : t('common.stageNumber', { rank: String(column.rank) })}
            </th>
          ))}
          <th scope="col">{t('org.chart.total')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(group => (
          <tr key={group.value ?? ''}>
            <th scope="row">{groupTitle(field, group.value)}</th>
            {slicesOf(model, group).map(({ id, count }) => (
              <td key={id}>{formatNumber(count)}</td>
            ))}
            <td>{formatNumber(group.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
