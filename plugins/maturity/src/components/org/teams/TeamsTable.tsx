import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Table, useTable } from '@backstage/ui';
import { useMemo } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../format';
import { StageLegend } from '../charts/StageLegend';
import { useOrg } from '../OrgContext';
import { useCounts } from '../requests/useCounts';
import { NothingFound } from '../states/NothingFound';
import { ProblemState } from '../states/ProblemState';
import { TableSkeleton } from '../states/TableSkeleton';
import { SortBy, TeamSortField } from '../url/orgQuery';
import { useGroupTitle } from '../useGroupTitle';
import { useSortDescriptor } from '../useSortDescriptor';
import { sortTeamRows, TeamRow, toTeamRows } from './teamRows';
import styles from './TeamsTable.module.css';
import { useTeamColumns } from './useTeamColumns';

const pageSizes = [25, 50, 100];
const defaultSort: SortBy<TeamSortField> = { field: 'total', order: 'desc' };

/** The owners of the services that the filters leave, each with its distribution. */
export function TeamsTable() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, filter, atLeast, query, change } = useOrg();
  const groupTitle = useGroupTitle();
  const columns = useTeamColumns();
  const counts = useCounts({ filter, groupBy: 'owner' });
  const by = query.teamSort ?? defaultSort;
  const sort = useSortDescriptor(by);
  const groups =
    counts.data?.modelId === model.id ? counts.data.groups : undefined;
  const rows = useMemo(
    () =>
      groups &&
      sortTeamRows(
        toTeamRows({
          groups,
          model,
          atLeast,
          titleOf: value => groupTitle('owner', value),
        }),
        by,
      ),
    [groups, model, atLeast, groupTitle, by],
  );

  const { tableProps } = useTable<TeamRow>({
    mode: 'complete',
    data: rows,
    sort,
    onSortChange: ({ column, direction }) => {
      const sorted = columns.find(({ id }) => id === column);
      if (sorted?.isSortable) {
        change({
          teamSort: {
            field: sorted.id,
            order: direction === 'descending' ? 'desc' : 'asc',
          },
        });
      }
    },
    paginationOptions: {
      pageSize: 50,
      pageSizeOptions: pageSizes.map(value => ({
        value,
        label: t('org.table.pageSize', { shown: formatNumber(value) }),
      })),
      getLabel: ({ totalCount = 0 }) =>
        t('org.table.range', { total: formatNumber(totalCount) }),
    },
  });

  if (counts.error) {
    return <ProblemState error={counts.error} retry={counts.retry} />;
  }
  if (!rows) {
    return <TableSkeleton />;
  }
  if (rows.length === 0) {
    return <NothingFound />;
  }
  return (
    <div className={styles.teams}>
      <div className={styles.head}>
        <p className={styles.results} role="status">
          {t('org.teams.text', {
            count: rows.length,
            shown: formatNumber(rows.length),
          })}
          {counts.isStale && (
            <span className={styles.quiet}> {t('org.table.updating')}</span>
          )}
        </p>
        <StageLegend model={model} />
      </div>
      <div role="region" aria-label={t('org.teams.label')}>
        <Table {...tableProps} columnConfig={columns} />
      </div>
    </div>
  );
}
