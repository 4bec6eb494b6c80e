import {
  AbsentField,
  AssessmentFilter,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback, useState, useMemo } from 'react';
import { useTexts } from '../translation';
import { useOrg } from './OrgContext';
import { useCounts } from '../queries/queries';
import { useGroupTitle } from '../names/fields';
import { Select } from '@backstage/ui';
import { formatNumber } from '../format/numbers';

/** More options than this are found by typing, not by scrolling. */
const maxShown = 100;
const searchFrom = 8;

/** A value that can be chosen, and how many services it would leave. */
interface SelectValue {
  readonly value: string;
  readonly count: number;
}

/** Chooses any number of values of one field. */
function FilterSelect(props: {
  label: string;
  values: readonly SelectValue[] | undefined;
  selected: readonly string[];
  toTitle: (value: string) => string;
  onChange: (selected: readonly string[]) => void;
  /** Called when the options are about to be seen. */
  onOpen?: () => void;
}) {
  const { label, values, selected, toTitle, onChange, onOpen } = props;
  const t = useTexts();
  const [typed, setTyped] = useState('');

  const options = useMemo(() => {
    const known = new Map(values?.map(({ value, count }) => [value, count]));
    const chosen = selected.filter(value => !known.has(value));
    const named = [...chosen, ...known.keys()].map(value => {
      const count = known.get(value);
      const name = toTitle(value);
      return {
        id: value,
        name,
        label:
          count === undefined
            ? name
            : t('org.filters.option', { name, shown: formatNumber(count) }),
      };
    });
    const wanted = typed.trim().toLocaleLowerCase();
    const isShown = (id: string, name: string) =>
      selected.includes(id) || name.toLocaleLowerCase().includes(wanted);
    return named
      .filter(({ id, name }) => isShown(id, name))
      .sort((one, other) => one.name.localeCompare(other.name))
      .filter(({ id }, index) => index < maxShown || selected.includes(id))
      .map(({ id, label: text }) => ({ id, label: text }));
  }, [values, selected, toTitle, typed, t]);

  return (
    <Select
      selectionMode="multiple"
      label={label}
      placeholder={t('org.filters.all')}
      options={options}
      value={[...selected]}
      onChange={keys => onChange(keys.map(String))}
      onOpenChange={isOpen => {
        setTyped('');
        if (isOpen) onOpen?.();
      }}
      loading={{ state: values || !onOpen ? 'idle' : 'loading' }}
      search={
        (values?.length ?? 0) >= searchFrom
          ? {
              mode: 'server',
              inputValue: typed,
              onInputChange: setTyped,
              placeholder: t('org.filters.searchOptions'),
            }
          : undefined
      }
    />
  );
}

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
