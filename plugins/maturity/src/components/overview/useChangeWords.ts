import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatDate, formatNumber } from '../../format/format';
import { TrendChange } from './trendChange';

/** "▲ 6 points in 90 days", or since when, where the history is shorter. */
export function useChangeWords(): (
  change: TrendChange,
  days: number,
) => string {
  const { t } = useTranslationRef(maturityTranslationRef);
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
