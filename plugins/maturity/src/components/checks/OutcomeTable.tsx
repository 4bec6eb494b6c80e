import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { outcomes } from '../../outcome/outcomes';
import { CheckRow, outcomeOrder } from './checkRows';

/** The bars as a table. */
export function OutcomeTable(props: { rows: readonly CheckRow[] }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('org.field.check')}</th>
          <th scope="col">{t('org.field.stage')}</th>
          {outcomeOrder.map(id => (
            <th key={id} scope="col">
              {t(outcomes[id].word)}
            </th>
          ))}
          <th scope="col">{t('checks.blocks')}</th>
          <th scope="col">{t('checks.blocksAlone')}</th>
        </tr>
      </thead>
      <tbody>
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
      </tbody>
    </table>
  );
}
