import { useOrg } from '../../orgFrame/OrgContext';
import { useOverviewQuery } from './useOverviewQuery';
import styles from './Trend.module.css';
import { trendChangeOf } from './trendChange';
import { useChangeWords } from './useChangeWords';
import { useTrendOf } from './useTrendOf';

/** How the share at the chosen stage or above has moved; keeps its line free until known. */
export function ShareChange() {
  const { model, atLeast } = useOrg();
  const { overview } = useOverviewQuery();
  const { data } = useTrendOf();
  const words = useChangeWords();
  const change = data && trendChangeOf(model, data.items, atLeast);
  return (
    <span className={styles.change}>
      {change && words(change, overview.trend)}
    </span>
  );
}
