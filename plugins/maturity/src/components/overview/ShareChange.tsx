import { useCallback } from 'react';
import { formatNumber } from '../../format/numbers';
import { formatDate } from '../../format/times';
import { useOrg } from '../../orgFrame/OrgContext';
import { useTexts } from '../../translation';
import styles from './Trend.module.css';
import { measureTrendChange, TrendChange } from './trendChange';
import { useOverviewQuery, useOverviewTrend } from './useOverviewQuery';

/** "▲ 6 points in 90 days", or since when, where the history is shorter. */
function useChangeWords(): (change: TrendChange, days: number) => string {
  const t = useTexts();
  return useCallback(
    ({ points, isWhole, since }, days) => {
      const direction = points > 0 ? 'up' : 'down';
      const date = formatDate(since);
      if (points === 0) {
        return isWhole
          ? t('overview.trend.sameIn', { days: formatNumber(days) })
          : t('overview.trend.sameSince', { date });
      }
      const count = Math.abs(points);
      const shown = formatNumber(count);
      return isWhole
        ? t(`overview.trend.${direction}In`, {
            count,
            shown,
            days: formatNumber(days),
          })
        : t(`overview.trend.${direction}Since`, { count, shown, date });
    },
    [t],
  );
}

/** The change of the share at the chosen stage or above; its line stays free until it is known. */
export function ShareChange() {
  const { model, atLeast } = useOrg();
  const { overview } = useOverviewQuery();
  const { data } = useOverviewTrend();
  const words = useChangeWords();
  const change = data && measureTrendChange(model, data.items, atLeast);
  return (
    <span className={styles.change}>
      {change && words(change, overview.trend)}
    </span>
  );
}
