import { useCallback, CSSProperties } from 'react';
import { formatNumber, formatShare } from '../../format/numbers';
import { NothingFound } from '../../orgFrame/NothingFound';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { TableFrame } from '../../orgFrame/TableFrame';
import { maxPrinted, usePrinting, LeftOut } from '../../print/PrintContext';
import { useTexts } from '../../translation';
import { HeatGrid } from './HeatGrid';
import { toggle, TeamsQuery, useTeamsQuery } from './teamsQuery';
import { useTeams } from './useTeams';
import { PageProblem } from '../../states/Notice';
import { Button } from '@backstage/ui';
import { Choice } from '../../layout/Choice';
import heat from './HeatGrid.module.css';
import styles from './TeamsTable.module.css';
import { HeatView } from './heatColumns';
import { TableSkeleton } from '../../states/AnswerView';

const steps = [10, 30, 50, 70, 90, 100];

/** The legend of the heat map's shades. */
function HeatLegend(props: { view: HeatView }) {
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

/** Chooses what the heat map shows, and opens or closes the whole tree. */
function TeamsToolbar(props: {
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
        options={[
          { id: 'stages', text: t('teams.views.stages') },
          { id: 'checks', text: t('teams.views.checks') },
        ]}
        onChange={view => onChange({ view })}
      />
      <Choice
        label={t('teams.layout')}
        value={teams.layout}
        options={[
          { id: 'tree', text: t('teams.layouts.tree') },
          { id: 'list', text: t('teams.layouts.list') },
        ]}
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

/** The owners of the services that the filters leave, as a heat map. */
function TeamsTable() {
  const t = useTexts();
  const isPrinting = usePrinting();
  const [teams, changeTeams] = useTeamsQuery();
  const { data, error, isStale, retry } = useTeams(teams);
  const onToggle = useCallback(
    (ownerRef: string) =>
      changeTeams(
        ({ expansion }) => ({ expansion: toggle(expansion, ownerRef) }),
        { replace: true },
      ),
    [changeTeams],
  );
  const onSort = useCallback(
    (field: string) =>
      changeTeams(({ sort }) => {
        const isSame = sort.field === field;
        const first = field === 'name' ? 'asc' : 'desc';
        const other = sort.order === 'asc' ? 'desc' : 'asc';
        return { sort: { field, order: isSame ? other : first } };
      }),
    [changeTeams],
  );

  if (error) {
    return <PageProblem error={error} onRetry={retry} />;
  }
  if (!data) {
    return <TableSkeleton />;
  }
  const { rows, columns, count, hasTree } = data;
  if (rows.length === 0) {
    return <NothingFound />;
  }
  return (
    <TableFrame
      results={t('teams.count', { count, shown: formatNumber(count) })}
      isStale={isStale}
      controls={
        <>
          <TeamsToolbar
            teams={teams}
            hasTree={hasTree}
            onChange={change => changeTeams(() => change)}
          />
          <HeatLegend view={teams.view} />
        </>
      }
    >
      {isPrinting && (
        <LeftOut
          shown={Math.min(rows.length, maxPrinted)}
          total={rows.length}
        />
      )}
      <HeatGrid
        key={`${teams.view} ${teams.layout}`}
        view={teams.view}
        isTree={teams.layout === 'tree'}
        rows={rows}
        columns={columns}
        sort={teams.sort}
        onSort={onSort}
        onToggle={onToggle}
      />
    </TableFrame>
  );
}

/** The content of the tab "Teams": who owns what, and where it stands. */
export function TeamsContent() {
  return (
    <OrgFrame
      exports="counts"
      exportGroupBy="owner"
      skeleton={<TableSkeleton />}
    >
      <TeamsTable />
    </OrgFrame>
  );
}
