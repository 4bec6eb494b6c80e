import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback, useState } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { useOrg } from '../OrgContext';
import { useFilterOptions } from '../requests/useFilterOptions';
import { groupByFields } from '../url/orgQuery';
import { useGroupTitle } from '../useGroupTitle';
import { FilterSelect } from './FilterSelect';

const nothing: readonly string[] = [];

/** Filters by a field that services can be counted by. */
export function GroupFilter(props: { field: (typeof groupByFields)[number] }) {
  const { field } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter, change } = useOrg();
  const [isWanted, setIsWanted] = useState(false);
  const { values, error } = useFilterOptions(field, isWanted);
  const groupTitle = useGroupTitle();
  const titleOf = useCallback(
    (value: string) => groupTitle(field, value),
    [groupTitle, field],
  );
  return (
    <FilterSelect
      label={t(`org.field.${field}`)}
      values={error ? [] : values}
      selected={filter[field] ?? nothing}
      titleOf={titleOf}
      onChange={selected => change({ filter: { [field]: selected } })}
      onOpen={() => setIsWanted(true)}
    />
  );
}
