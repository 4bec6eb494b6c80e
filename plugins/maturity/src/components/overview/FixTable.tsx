import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Model,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { fixTitle } from '../../names/checkOf';

const numbers = ['fail', 'unknown', 'rises', 'risesSoFar'] as const;

/** The plan in numbers. */
export function FixTable(props: {
  model: Model;
  items: readonly PlannedFix[];
}) {
  const { model, items } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('overview.fixes.column.fix')}</th>
          <th scope="col">{t('overview.fixes.column.effort')}</th>
          {numbers.map(name => (
            <th key={name} scope="col">
              {t(`overview.fixes.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(fix => (
          <tr key={fix.checkId}>
            <th scope="row">{fixTitle(model, fix.checkId)}</th>
            <td>{t(`common.effort.${fix.effort}`)}</td>
            {numbers.map(name => (
              <td key={name}>{formatNumber(fix[name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
