import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from '../../translation';
import styles from './HeatGrid.module.css';
import { TeamRow } from './teamRows';

/** The name of a team at its depth in the tree, with what opens it. */
export function TeamName(props: {
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
