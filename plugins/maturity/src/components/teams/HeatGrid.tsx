import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties, KeyboardEvent, useCallback } from 'react';
import { useTexts } from '../../translation';
import { useOrg } from '../../orgFrame/OrgContext';
import { maxPrinted, usePrinting } from '../../print/PrintContext';
import { SortBy, useOrgLinks } from '../../url/orgQuery';
import { HeatColumn, HeatView } from './heatColumns';
import styles from './HeatGrid.module.css';
import { HeatRow } from './HeatRow';
import { TeamRow, toRowFilter } from './teamRows';
import { useGridFocus, placeName, GridPlace, keyInTree } from './useGridFocus';
import { useRowWindow } from './useRowWindow';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { useEntityWords, useStageWords } from '../../names/useEntityWords';

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The head of the heat map: every column sorts. */
function HeatHead(props: {
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

const rowHeight = 40;
const headHeight = { stages: 72, checks: 240 } as const satisfies Record<
  HeatView,
  number
>;

function Gap(props: { rows: number }) {
  return props.rows > 0 ? (
    <tr aria-hidden="true" style={{ height: props.rows * rowHeight }} />
  ) : null;
}

/** Teams × stages or checks, of which only what can be seen is drawn. */
export function HeatGrid(props: {
  view: HeatView;
  isTree: boolean;
  rows: readonly TeamRow[];
  columns: readonly HeatColumn[];
  sort: SortBy<string>;
  onSort: (field: string) => void;
  onToggle: (ownerRef: string) => void;
}) {
  const { view, isTree, rows, columns, sort, onSort, onToggle } = props;
  const t = useTexts();
  const { filter } = useOrg();
  const links = useOrgLinks();
  const stageWords = useStageWords();
  const columnName = useCallback(
    ({ rank, title }: HeatColumn) =>
      view === 'checks' ? title ?? '' : stageWords({ rank, title }),
    [view, stageWords],
  );
  const linkTo = useCallback(
    (row: TeamRow, narrowed: Partial<AssessmentFilter>) =>
      links.services({ ...toRowFilter(row, filter), ...narrowed }),
    [links, filter],
  );
  const seen = useRowWindow({
    count: rows.length,
    rowHeight,
    headHeight: headHeight[view],
  });
  const isPrinting = usePrinting();
  const { first, end } = isPrinting
    ? { first: 0, end: Math.min(rows.length, maxPrinted) }
    : seen.rows;
  const size = { rows: rows.length, columns: columns.length + 3 };
  const focus = useGridFocus({
    size,
    showRow: seen.showRow,
    onKey: (event: KeyboardEvent, place: GridPlace) =>
      keyInTree(event, { place, rows, onToggle }),
  });
  // The way in must be on a row that is drawn.
  const tabRow =
    focus.place.row < 0
      ? -1
      : Math.max(first, Math.min(focus.place.row, end - 1));
  const tabColumn = Math.min(focus.place.column, size.columns - 1);

  return (
    <div
      ref={seen.boxRef}
      className={styles.box}
      data-view={view}
      style={
        {
          '--maturity-row': `${rowHeight}px`,
          '--maturity-head': `${headHeight[view]}px`,
          '--maturity-columns': columns.length,
        } as CSSProperties
      }
    >
      <table
        {...focus.gridProps}
        role={isTree ? 'treegrid' : 'grid'}
        aria-label={t('teams.label')}
        aria-rowcount={rows.length + 1}
        className={styles.grid}
      >
        <colgroup>
          <col className={styles.nameColumn} />
          <col className={styles.numberColumn} />
          {columns.map(({ id }) => (
            <col key={id} />
          ))}
          <col className={styles.evidenceColumn} />
        </colgroup>
        <HeatHead
          view={view}
          columns={columns}
          columnName={columnName}
          sort={sort}
          onSort={onSort}
          tabStop={tabRow === -1 ? tabColumn : undefined}
        />
        <tbody>
          <Gap rows={first} />
          {rows.slice(first, end).map((row, offset) => (
            <HeatRow
              key={row.id}
              row={row}
              index={first + offset}
              view={view}
              isTree={isTree}
              columns={columns}
              columnName={columnName}
              tabStop={first + offset === tabRow ? tabColumn : undefined}
              linkTo={linkTo}
              onToggle={onToggle}
            />
          ))}
          {!isPrinting && <Gap rows={rows.length - end} />}
        </tbody>
      </table>
    </div>
  );
}
