import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { useOrg } from '../OrgContext';
import { useTags } from '../requests/useFilterOptions';
import { FilterSelect } from './FilterSelect';

const nothing: readonly string[] = [];
const itself = (value: string) => value;

/** Filters by tag. */
export function TagFilter() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter, change } = useOrg();
  const [isWanted, setIsWanted] = useState(false);
  const { data, error } = useTags(isWanted);
  return (
    <FilterSelect
      label={t('org.field.tag')}
      values={error ? [] : data}
      selected={filter.tag ?? nothing}
      titleOf={itself}
      onChange={tag => change({ filter: { tag } })}
      onOpen={() => setIsWanted(true)}
    />
  );
}
