import { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from '../../translation';
import { Share } from './heatColumns';
import styles from './HeatGrid.module.css';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';
import { useOrg } from '../../orgFrame/OrgContext';

/** One share: a number on a shade, which leads to the services behind it. */
export function HeatCell(props: {
  /** Of which team and of what. */
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
