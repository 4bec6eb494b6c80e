import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { formatNumber } from '../format/numbers';
import { useTexts } from '../translation';

/** Chooses one of a few options. */
export function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly { readonly id: T; readonly text: string }[];
  className?: string;
  onChange: (value: T) => void;
}) {
  const { label, value, options, className, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={className}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([key]) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map(({ id, text }) => (
        <ToggleButton key={id} id={id} size="small">
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Chooses the period, in days. */
export function DaysChoice<Days extends number>(props: {
  label: string;
  choices: readonly Days[];
  value: Days;
  onChange: (days: Days) => void;
}) {
  const { label, choices, value, onChange } = props;
  const t = useTexts();
  return (
    <Choice
      label={label}
      value={String(value)}
      options={choices.map(days => ({
        id: String(days),
        text: t('overview.days', { count: days, shown: formatNumber(days) }),
      }))}
      onChange={id => onChange(Number(id) as Days)}
    />
  );
}
