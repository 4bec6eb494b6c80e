import { Button, SortDescriptor, Table } from '@backstage/ui';
import { AssessmentSortField } from '@platform-maturity/backstage-plugin-maturity-common';
import { UIEvent, useCallback, useMemo } from 'react';
import { formatNumber } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';
import { NothingFound } from '../../orgFrame/NothingFound';
import { useOrg } from '../../orgFrame/OrgContext';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { TableFrame } from '../../orgFrame/TableFrame';
import {
  maxPrinted,
  usePrinting,
  usePrintPreparation,
  LeftOut,
} from '../../print/PrintContext';
import print from '../../print/print.module.css';
import { useTexts } from '../../translation';
import { SortBy } from '../../url/orgQuery';
import { ColumnMenu } from './ColumnMenu';
import { useChosenColumns, readCheckId } from './useChosenColumns';
import {
  toTableColumn,
  useServiceColumns,
  ServiceColumn,
  ServiceRow,
} from './useServiceColumns';
import { useServiceRows } from './useServiceRows';
import { PageProblem } from '../../states/Notice';
import { TableSkeleton } from '../../states/AnswerView';

/** The services on paper: all that are loaded, where the screen draws those that are seen. */
function ServicesPrint(props: {
  columns: readonly ServiceColumn[];
  rows: readonly ServiceRow[];
  total: number;
}) {
  const { columns, total } = props;
  const rows = props.rows.slice(0, maxPrinted);
  return (
    <>
      <LeftOut shown={rows.length} total={total} />
      <table className={print.table}>
        <thead>
          <tr>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              {columns.map(({ id, content, isRowHeader }) =>
                isRowHeader ? (
                  <th key={id} scope="row">
                    {content(row)}
                  </th>
                ) : (
                  <td key={id}>{content(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A sort of the URL in the words of BUI's table; the same object until it changes. */
function useSortDescriptor(sort: SortBy<string>): SortDescriptor {
  const { field, order } = sort;
  return useMemo(
    () => ({
      column: field,
      direction: order === 'desc' ? 'descending' : 'ascending',
    }),
    [field, order],
  );
}

const rowHeight = 44;
/** The next services are asked for this far before the last ones are seen. */
const nearEnd = 30 * rowHeight;
const defaultSort: SortBy<AssessmentSortField> = {
  field: 'name',
  order: 'asc',
};

function isNearEnd(event: UIEvent): boolean {
  const { scrollHeight, scrollTop, clientHeight } = event.target as HTMLElement;
  return scrollHeight - scrollTop - clientHeight < nearEnd;
}

/** The filtered entities: the backend filters and sorts, only visible rows are drawn. */
function ServicesTable() {
  const t = useTexts();
  const { model, filter, query, change } = useOrg();
  const words = useEntityWords(model);
  const checkIds = useMemo(
    () => model.stages.flatMap(({ checks }) => checks.map(({ id }) => id)),
    [model],
  );
  const { columns: chosen, choose } = useChosenColumns(checkIds);
  const all = useServiceColumns(model);
  const columns = useMemo(
    () => all.filter(({ id }) => chosen.includes(id)),
    [all, chosen],
  );
  const tableColumns = useMemo(() => columns.map(toTableColumn), [columns]);
  const by = query.sort ?? defaultSort;
  const sort = useSortDescriptor(by);
  const outcomesOf = chosen.flatMap(id => readCheckId(id) ?? []);
  const services = useServiceRows({
    filter,
    sort: by,
    ...(outcomesOf.length > 0 ? { outcomesOf } : {}),
  });
  const { rows, total, hasMore, isStale, isLoadingMore, loadMore } = services;
  const { loadUpTo } = services;
  usePrintPreparation(useCallback(() => loadUpTo(maxPrinted), [loadUpTo]));
  const isPrinting = usePrinting();
  const data = useMemo(
    () => rows?.map(item => ({ ...item, id: item.entityRef })),
    [rows],
  );

  if (services.error) {
    return <PageProblem error={services.error} onRetry={services.retry} />;
  }
  if (!data) {
    return <TableSkeleton />;
  }
  if (data.length === 0 && !isStale) {
    return <NothingFound />;
  }
  return (
    <TableFrame
      results={t('org.table.results', { entities: words.count(total) })}
      isStale={isStale}
      controls={
        <ColumnMenu
          model={model}
          columns={chosen}
          toLabel={id => all.find(column => column.id === id)?.label ?? id}
          onChoose={choose}
        />
      }
    >
      {isPrinting && (
        <ServicesPrint columns={columns} rows={data} total={total} />
      )}
      <div
        role="region"
        className={print.screenOnly}
        aria-label={t('org.table.label')}
        onScrollCapture={event => isNearEnd(event) && loadMore()}
      >
        <Table
          columnConfig={tableColumns}
          data={data}
          isStale={isStale}
          pagination={{ type: 'none' }}
          virtualized={{ rowHeight }}
          style={{
            height: `min(max(24rem, 75vh), ${(data.length + 2) * rowHeight}px)`,
          }}
          sort={{
            descriptor: sort,
            onSortChange: ({ column, direction }) => {
              const sorted = columns.find(({ id }) => id === column);
              if (sorted?.sort) {
                const order = direction === 'descending' ? 'desc' : 'asc';
                change({ sort: { field: sorted.sort, order } });
              }
            },
          }}
        />
      </div>
      {hasMore && (
        <Button
          className={print.screenOnly}
          size="small"
          variant="tertiary"
          isDisabled={isLoadingMore}
          onPress={loadMore}
        >
          {t('services.more', {
            shown: formatNumber(data.length),
            total: formatNumber(total),
          })}
        </Button>
      )}
    </TableFrame>
  );
}

/** The content of the tab "Services": every service, found and sorted by the backend. */
export function ServicesContent() {
  return (
    <OrgFrame exports="assessments" skeleton={<TableSkeleton />}>
      <ServicesTable />
    </OrgFrame>
  );
}
