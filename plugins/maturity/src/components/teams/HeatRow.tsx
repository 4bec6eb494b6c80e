import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from '../../translation';
import { HeatCell } from './HeatCell';
import { HeatColumn, HeatView } from './heatColumns';
import styles from './HeatGrid.module.css';
import { TeamName } from './TeamName';
import { TeamRow } from './teamRows';
import { placeName } from './useGridFocus';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';
import { useOrg } from '../../orgFrame/OrgContext';

function Row(props: {
  row: TeamRow;
  /** 0-based, among all rows, drawn or not. */
  index: number;
  view: HeatView;
  isTree: boolean;
  columns: readonly HeatColumn[];
  columnName: (column: HeatColumn) => string;
  /** The column of this row where the Tab key comes in. */
  tabStop: number | undefined;
  linkTo: (row: TeamRow, narrowed: Partial<AssessmentFilter>) => string;
  onToggle: (ownerRef: string) => void;
}) {
  const { row, index, view, isTree, columns, tabStop, linkTo } = props;
  const t = useTexts();
  const words = useEntityWords(useOrg().model);
  const { title: team, counts } = row;
  const { total, measured } = counts;
  const focusAt = (column: number) => ({
    'data-place': placeName({ row: index, column }),
    tabIndex: tabStop === column ? 0 : -1,
  });
  const shown = formatNumber(total);
  const share = formatShare(measured.known, measured.applicable);
  const levels = isTree && {
    'aria-level': row.level,
    'aria-posinset': row.position,
    'aria-setsize': row.siblings,
    'aria-expanded': row.isOpen,
  };

  return (
    <tr
      className={styles.row}
      aria-rowindex={index + 2}
      data-scope={row.scope}
      {...levels}
    >
      <TeamName
        row={row}
        place={placeName({ row: index, column: 0 })}
        isTabStop={tabStop === 0}
        onToggle={props.onToggle}
      />
      <td className={styles.number}>
        <Link
          to={linkTo(row, {})}
          className={styles.total}
          aria-label={t('teams.services', {
            entities: words.count(total),
            team,
          })}
          {...focusAt(1)}
        >
          {shown}
        </Link>
      </td>
      {columns.map((column, position) => (
        <HeatCell
          key={column.id}
          team={team}
          column={props.columnName(column)}
          share={column.readShare(row)}
          view={view}
          to={linkTo(row, column.narrowed)}
          place={placeName({ row: index, column: position + 2 })}
          isTabStop={tabStop === position + 2}
        />
      ))}
      <td className={styles.number}>
        <span
          title={`${formatNumber(measured.known)} / ${formatNumber(
            measured.applicable,
          )}`}
          {...focusAt(columns.length + 2)}
        >
          {share}
        </span>
      </td>
    </tr>
  );
}

/** One team of the heat map. */
export const HeatRow = memo(Row);
