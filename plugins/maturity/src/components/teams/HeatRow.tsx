import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { memo, CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from '../../translation';
import { HeatColumn, HeatView, Share } from './heatColumns';
import styles from './HeatGrid.module.css';
import { EvidenceBar } from '../../evidence/EvidenceBar';
import { TeamRow } from './teamRows';
import { placeName } from './useGridFocus';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';
import { useOrg } from '../../orgFrame/OrgContext';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';

/** The name of a team at its depth in the tree, with what opens it. */
function TeamName(props: {
  row: TeamRow;
  place: string;
  isTabStop: boolean;
  onToggle: (ownerRef: string) => void;
}) {
  const { row, place, isTabStop, onToggle } = props;
  const { ownerRef, title, isOpen, scope } = row;
  const t = useTexts();
  const toAddress = useEntityRefLink();
  const isOwn = scope === 'own';
  const name = isOwn ? t('teams.own', { team: title }) : title;

  return (
    <th
      scope="row"
      className={styles.name}
      data-place={place}
      tabIndex={isTabStop ? 0 : -1}
    >
      <span
        className={styles.indent}
        style={{ '--maturity-depth': row.level - 1 } as CSSProperties}
      >
        {ownerRef !== undefined && isOpen !== undefined ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.toggle}
            aria-label={t(isOpen ? 'teams.close' : 'teams.open', {
              team: title,
            })}
            onClick={() => onToggle(ownerRef)}
          >
            {isOpen ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        {ownerRef === undefined || isOwn ? (
          <span className={styles.quietName} title={name}>
            {name}
          </span>
        ) : (
          <Link
            to={toAddress(ownerRef)}
            tabIndex={-1}
            className={styles.team}
            title={title}
          >
            {title}
          </Link>
        )}
      </span>
    </th>
  );
}

/** One share: a number on a shade, which leads to the services behind it. */
function HeatCell(props: {
  team: string;
  column: string;
  share: Share | undefined;
  /** Says what the part of the whole is. */
  view: 'stages' | 'checks';
  to: string;
  place: string;
  isTabStop: boolean;
}) {
  const { team, column, share, view, to, place, isTabStop } = props;
  const t = useTexts();
  const words = useEntityWords(useOrg().model);
  const focus = { 'data-place': place, tabIndex: isTabStop ? 0 : -1 };
  if (!share || share.whole === 0) {
    const label = t('teams.cellNothing', { team, column });
    return (
      <td className={styles.cell}>
        <span
          role="img"
          aria-label={label}
          title={label}
          className={styles.nothing}
          {...focus}
        >
          –
        </span>
      </td>
    );
  }
  const text = formatShare(share.part, share.whole);
  const label = t(view === 'stages' ? 'teams.cellStage' : 'teams.cellCheck', {
    team,
    column,
    part: formatNumber(share.part),
    entities: words.count(share.whole),
    share: text,
  });
  const ratio = Math.round((100 * share.part) / share.whole);
  return (
    <td className={styles.cell}>
      <Link
        to={to}
        aria-label={label}
        title={label}
        className={share.part > 0 ? styles.heat : styles.cold}
        style={{ '--maturity-heat': `${ratio}%` } as CSSProperties}
        {...focus}
      >
        {text}
      </Link>
    </td>
  );
}

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
      <td className={`${styles.number} ${styles.evidence}`}>
        <span {...focusAt(columns.length + 2)}>
          <EvidenceBar measured={measured} text="observed" />
        </span>
      </td>
    </tr>
  );
}

/** One team of the heat map. */
export const HeatRow = memo(Row);
