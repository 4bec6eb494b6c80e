import { useOrg } from '../../orgFrame/OrgContext';
import { useTrend } from '../../queries/useTrend';
import { useOverviewQuery } from './useOverviewQuery';
import { daysBefore, todayInUtc } from './utcDay';

/** The trend that the reader has chosen, of the services that the filters leave. */
export function useTrendOf() {
  const { filter } = useOrg();
  const { overview } = useOverviewQuery();
  const from = daysBefore(todayInUtc(), overview.trend);
  return useTrend({ filter, from });
}
