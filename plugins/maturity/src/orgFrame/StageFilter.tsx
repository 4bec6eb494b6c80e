import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { maturityTranslationRef } from '../translation';
import { useOrg } from './OrgContext';

/** Filters by stage, "not assessed" among them. */
export function StageFilter() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter, change, model } = useOrg();
  const options = [
    ...model.stages.map(({ id, title }, index) => ({
      id,
      label: `${index + 1} ${title}`,
    })),
    { id: 'none', label: t('common.notAssessed') },
  ];
  return (
    <Select
      selectionMode="multiple"
      label={t('org.field.stage')}
      placeholder={t('org.filters.all')}
      options={options}
      value={[...(filter.stage ?? [])]}
      onChange={keys => change({ filter: { stage: keys.map(String) } })}
    />
  );
}
