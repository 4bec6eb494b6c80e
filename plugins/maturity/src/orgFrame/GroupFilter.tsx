import {
  AbsentField,
  AssessmentFilter,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback, useState } from 'react';
import { useTexts } from '../translation';
import { useOrg } from './OrgContext';
import { useCounts } from '../queries/scorecardQueries';
import { useGroupTitle } from '../names/useGroupTitle';
import { FilterSelect } from './FilterSelect';

const nothing: readonly string[] = [];
/** Stands for "has none" among the values; no value begins with a space. */
const noValue = ' none';

/** The filters except those on one field. */
function withoutField(
  filter: AssessmentFilter,
  field: AbsentField,
): AssessmentFilter {
  const { [field]: _own, ownerTree, without, ...others } = filter;
  const kept = without?.filter(absent => absent !== field) ?? [];
  return {
    ...others,
    ...(field === 'owner' || !ownerTree ? {} : { ownerTree }),
    ...(kept.length > 0 ? { without: kept } : {}),
  };
}

/** Filters by a field that services can be counted by, also by the lack of it. */
export function GroupFilter(props: { field: AbsentField }) {
  const { field } = props;
  const t = useTexts();
  const { filter, change } = useOrg();
  const [isWanted, setIsWanted] = useState(false);
  const { data, error } = useCounts(
    isWanted
      ? { filter: withoutField(filter, field), groupBy: field }
      : undefined,
  );
  const groupTitle = useGroupTitle();
  const toTitle = useCallback(
    (value: string) => groupTitle(field, value === noValue ? undefined : value),
    [groupTitle, field],
  );
  const chosen = filter[field] ?? nothing;
  const without = filter.without ?? [];
  const isWithout = without.includes(field);

  const choose = (selected: readonly string[]) => {
    const others = without.filter(absent => absent !== field);
    const named = selected.filter(value => value !== noValue);
    change({
      filter: {
        [field]: named,
        without: selected.includes(noValue) ? [...others, field] : others,
        ...(field === 'owner' && named.length === 0
          ? { ownerTree: undefined }
          : {}),
      },
    });
  };
  return (
    <FilterSelect
      label={t(`org.field.${field}`)}
      values={
        error
          ? []
          : data?.groups.map(({ value = noValue, total }) => ({
              value,
              count: total,
            }))
      }
      selected={isWithout ? [...chosen, noValue] : chosen}
      toTitle={toTitle}
      onChange={choose}
      onOpen={() => setIsWanted(true)}
    />
  );
}
