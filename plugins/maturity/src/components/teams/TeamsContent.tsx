import { useCallback } from 'react';
import { formatNumber } from '../../format/numbers';
import { NothingFound } from '../../orgFrame/NothingFound';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { TableFrame } from '../../orgFrame/TableFrame';
import { LeftOut } from '../../print/LeftOut';
import { maxPrinted, usePrinting } from '../../print/PrintContext';
import { PageProblem } from '../../states/problems';
import { useTexts } from '../../translation';
import { HeatGrid } from './HeatGrid';
import { HeatLegend, TeamsToolbar } from './TeamsToolbar';
import { toggle } from './teamsQuery';
import { useTeams } from './useTeams';
import { useTeamsQuery } from './useTeamsQuery';
import { TableSkeleton } from '../../states/Bone';

/** The owners of the services that the filters leave, as a heat map. */
function TeamsTable() {
  const t = useTexts();
  const isPrinting = usePrinting();
  const { teams, changeTeams } = useTeamsQuery();
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
