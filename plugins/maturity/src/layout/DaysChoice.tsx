import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTexts } from '../translation';
import { formatNumber } from '../format/numbers';

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
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(value)]}
      onSelectionChange={([key]) => {
        const chosen = choices.find(days => String(days) === key);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {choices.map(days => (
        <ToggleButton key={days} id={String(days)} size="small">
          {t('overview.days', { count: days, shown: formatNumber(days) })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
