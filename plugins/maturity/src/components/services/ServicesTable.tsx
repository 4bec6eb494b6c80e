import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Table } from '@backstage/ui';
import { AssessmentSortField } from '@platform-maturity/backstage-plugin-maturity-common';
import { UIEvent, useCallback, useMemo } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { useOrg } from '../../orgFrame/OrgContext';
import print from '../../print/print.module.css';
import { maxPrinted, usePrintPreparation } from '../../print/PrintContext';
import { usePrinting } from '../../print/usePrinting';
import { NothingFound } from '../../orgFrame/NothingFound';
import { ProblemState } from '../../states/ProblemState';
import { TableFrame } from '../../orgFrame/TableFrame';
import { TableSkeleton } from '../../states/TableSkeleton';
import { SortBy } from '../../url/orgQuery';
import { useSortDescriptor } from './useSortDescriptor';
import { ColumnMenu } from './ColumnMenu';
import { checkIdOf } from './serviceColumns';
import { ServicesPrint } from './ServicesPrint';
import { useChosenColumns } from './useChosenColumns';
import { toTableColumn, useServiceColumns } from './useServiceColumns';
import { useServiceRows } from './useServiceRows';

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

/** The services that the filters leave: filtered and sorted by the backend, drawn as they are seen. */
export function ServicesTable() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, filter, query, change } = useOrg();
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
  const outcomesOf = chosen.flatMap(id => checkIdOf(id) ?? []);
  const services = useServiceRows({
    ...{ filter, sort: by },
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
    return <ProblemState error={services.error} retry={services.retry} />;
  }
  if (!data) {
    return <TableSkeleton />;
  }
  if (data.length === 0 && !isStale) {
    return <NothingFound />;
  }
  return (
    <TableFrame
      results={t('org.table.results', {
        count: total,
        shown: formatNumber(total),
      })}
      isStale={isStale}
      controls={
        <ColumnMenu
          model={model}
          columns={chosen}
          labelOf={id => all.find(column => column.id === id)?.label ?? id}
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
              if (sorted?.isSortable) {
                const order = direction === 'descending' ? 'desc' : 'asc';
                change({ sort: { field: sorted.id, order } });
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
