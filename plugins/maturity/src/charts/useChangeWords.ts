import { useCallback } from 'react';
import { formatNumber } from '../format/numbers';
import { formatDate } from '../format/times';
import { useTexts } from '../translation';
import { TrendChange } from './trendChange';

/** "▲ 6 points in 90 days", or since when, where the history is shorter. */
export function useChangeWords(): (
  change: TrendChange,
  days: number,
) => string {
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
