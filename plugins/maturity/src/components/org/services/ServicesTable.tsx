import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Table, useTable } from '@backstage/ui';
import {
  AssessmentFilter,
  AssessmentSortField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../../api';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../format';
import { useOrg } from '../OrgContext';
import { NothingFound } from '../states/NothingFound';
import { ProblemState } from '../states/ProblemState';
import { TableSkeleton } from '../states/TableSkeleton';
import { SortBy } from '../url/orgQuery';
import { useSortDescriptor } from '../useSortDescriptor';
import styles from './ServicesTable.module.css';
import { ServiceRow, useServiceColumns } from './useServiceColumns';

const pageSizes = [25, 50, 100];
const defaultSort: SortBy<AssessmentSortField> = {
  field: 'name',
  order: 'asc',
};

/** The services that the filters leave: filtered, sorted and paged by the backend. */
export function ServicesTable() {
  const api = useApi(maturityApiRef);
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, filter, query, change } = useOrg();
  const columns = useServiceColumns(model);
  const sort = useSortDescriptor(query.sort ?? defaultSort);

  const { tableProps, reload } = useTable<ServiceRow, AssessmentFilter>({
    mode: 'cursor',
    filter,
    sort,
    onSortChange: ({ column, direction }) => {
      const sorted = columns.find(({ id }) => id === column);
      if (sorted?.isSortable) {
        change({
          sort: {
            field: sorted.id,
            order: direction === 'descending' ? 'desc' : 'asc',
          },
        });
      }
    },
    getData: async ({ cursor, pageSize, signal }) => {
      const { items, totalItems, nextCursor } = await api.listAssessments(
        { filter, sort: query.sort ?? defaultSort, limit: pageSize, cursor },
        { signal },
      );
      return {
        data: items.map(item => ({ ...item, id: item.entityRef })),
        totalCount: totalItems,
        nextCursor,
      };
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

  const { data, error, isStale, pagination } = tableProps;
  if (error) {
    return <ProblemState error={error} retry={reload} />;
  }
  if (!data) {
    return <TableSkeleton />;
  }
  if (data.length === 0 && !isStale) {
    return <NothingFound />;
  }
  const total = pagination.type === 'page' ? pagination.totalCount ?? 0 : 0;
  return (
    <div className={styles.services}>
      <p className={styles.results} role="status">
        {t('org.table.results', { count: total, shown: formatNumber(total) })}
        {isStale && (
          <span className={styles.quiet}> {t('org.table.updating')}</span>
        )}
      </p>
      <div role="region" aria-label={t('org.table.label')}>
        <Table {...tableProps} columnConfig={columns} />
      </div>
    </div>
  );
}
