import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { LeftOut } from '../../print/LeftOut';
import { maxPrinted } from '../../print/PrintContext';
import { usePrinting } from '../../print/usePrinting';
import { NothingFound } from '../../orgFrame/NothingFound';
import { ProblemState } from '../../states/ProblemState';
import { TableFrame } from '../../orgFrame/TableFrame';
import { TableSkeleton } from '../../states/TableSkeleton';
import { HeatGrid } from './HeatGrid';
import { HeatLegend } from './HeatLegend';
import { toggle } from './teamsQuery';
import { TeamsToolbar } from './TeamsToolbar';
import { useTeams } from './useTeams';
import { useTeamsQuery } from './useTeamsQuery';

/** The owners of the services that the filters leave, as a heat map. */
export function TeamsTable() {
  const { t } = useTranslationRef(maturityTranslationRef);
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
    return <ProblemState error={error} retry={retry} />;
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
