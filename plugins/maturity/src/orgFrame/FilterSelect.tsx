import { Select } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { useTexts } from '../translation';
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
export function FilterSelect(props: {
  label: string;
  /** All values that could be chosen; absent while they are not known. */
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
