import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { CSSProperties } from 'react';
import { formatShare } from '../../format/numbers';
import { useTexts } from '../../translation';
import heat from './HeatGrid.module.css';
import styles from './TeamsTable.module.css';
import { HeatView } from './heatColumns';
import { TeamsQuery } from './teamsQuery';

const steps = [10, 30, 50, 70, 90, 100];

/** The legend of the heat map's shades. */
export function HeatLegend(props: { view: HeatView }) {
  const t = useTexts();
  return (
    <p className={styles.legend}>
      {t(`teams.legend.${props.view}`)}
      <span className={styles.ramp} aria-hidden="true">
        {formatShare(0, 1)}
        {steps.map(step => (
          <span
            key={step}
            className={`${heat.heat} ${styles.swatch}`}
            style={{ '--maturity-heat': `${step}%` } as CSSProperties}
          />
        ))}
        {formatShare(1, 1)}
      </span>
    </p>
  );
}

function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: Readonly<Record<T, string>>;
  onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  const ids = Object.keys(options) as T[];
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([key]) => {
        const chosen = ids.find(id => id === key);
        if (chosen) onChange(chosen);
      }}
    >
      {ids.map(id => (
        <ToggleButton key={id} id={id} size="small">
          {options[id]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Chooses what the heat map shows, and opens or closes the whole tree. */
export function TeamsToolbar(props: {
  teams: TeamsQuery;
  hasTree: boolean;
  onChange: (change: Partial<TeamsQuery>) => void;
}) {
  const { teams, hasTree, onChange } = props;
  const t = useTexts();
  return (
    <div className={styles.toolbar}>
      <Choice
        label={t('teams.view')}
        value={teams.view}
        options={{
          stages: t('teams.views.stages'),
          checks: t('teams.views.checks'),
        }}
        onChange={view => onChange({ view })}
      />
      <Choice
        label={t('teams.layout')}
        value={teams.layout}
        options={{
          tree: t('teams.layouts.tree'),
          list: t('teams.layouts.list'),
        }}
        onChange={layout => onChange({ layout })}
      />
      {hasTree &&
        (['all', 'none'] as const).map(base => (
          <Button
            key={base}
            size="small"
            variant="tertiary"
            onPress={() => onChange({ expansion: { base, toggled: [] } })}
          >
            {t(base === 'all' ? 'teams.openAll' : 'teams.closeAll')}
          </Button>
        ))}
    </div>
  );
}
