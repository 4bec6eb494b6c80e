import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { useTexts } from '../../translation';
import { SortBy } from '../../url/orgQuery';
import { HeatColumn, HeatView } from './heatColumns';
import styles from './HeatGrid.module.css';
import { placeName } from './useGridFocus';
import { useEntityWords } from '../../names/useEntityWords';
import { useOrg } from '../../orgFrame/OrgContext';

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The head of the heat map: every column sorts. */
export function HeatHead(props: {
  view: HeatView;
  columns: readonly HeatColumn[];
  columnName: (column: HeatColumn) => string;
  sort: SortBy<string>;
  onSort: (field: string) => void;
  /** The column of the head where the Tab key comes in. */
  tabStop: number | undefined;
}) {
  const { view, columns, columnName, sort, onSort, tabStop } = props;
  const t = useTexts();
  const words = useEntityWords(useOrg().model);
  const heads = [
    { id: 'name', text: t('teams.team') },
    { id: 'total', text: words.title },
    ...columns.map(column => ({
      id: column.id,
      text: columnName(column),
      rank: column.rank,
    })),
    { id: 'measured', text: t('teams.measured') },
  ];
  return (
    <thead>
      <tr className={styles.headRow} aria-rowindex={1}>
        {heads.map(({ id, text, ...heat }, column) => {
          const isSorted = sort.field === id;
          const Arrow = sort.order === 'asc' ? RiArrowUpLine : RiArrowDownLine;
          const isFirst =
            'rank' in heat &&
            view === 'checks' &&
            columns[column - 3]?.rank !== heat.rank;
          return (
            <th
              key={id}
              scope="col"
              className={column === 0 ? styles.corner : styles.head}
              aria-sort={isSorted ? ariaSort[sort.order] : undefined}
              data-turned={('rank' in heat && view === 'checks') || undefined}
              data-first={isFirst || undefined}
            >
              <button
                type="button"
                className={styles.sort}
                title={text}
                onClick={() => onSort(id)}
                data-place={placeName({ row: -1, column })}
                tabIndex={tabStop === column ? 0 : -1}
              >
                <span className={styles.headText}>{text}</span>
                {isSorted && (
                  <Arrow className={styles.arrow} aria-hidden="true" />
                )}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
