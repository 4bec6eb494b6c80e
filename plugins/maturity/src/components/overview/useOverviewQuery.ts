import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { subtractDays, todayInUtc } from '../../format/times';
import { useOrg } from '../../orgFrame/OrgContext';
import { useTrend } from '../../queries/scorecardQueries';
import {
  changeOverviewQuery,
  OverviewQuery,
  OverviewQueryChange,
  parseOverviewQuery,
} from './overviewQuery';

/** The overview's part of the page's state, which lives in the URL, and how to change it. */
export function useOverviewQuery(): {
  readonly overview: OverviewQuery;
  readonly changeOverview: (change: OverviewQueryChange) => void;
} {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const today = todayInUtc();
  const overview = useMemo(
    () => parseOverviewQuery(new URLSearchParams(search), today),
    [search, today],
  );
  const changeOverview = useCallback(
    (change: OverviewQueryChange) =>
      setParams(current => changeOverviewQuery(current, change), {
        replace: !('asOf' in change),
      }),
    [setParams],
  );
  return { overview, changeOverview };
}

/** The trend that the reader has chosen, of the services that the filters leave. */
export function useOverviewTrend() {
  const { filter } = useOrg();
  const { overview } = useOverviewQuery();
  const from = subtractDays(todayInUtc(), overview.trend);
  return useTrend({ filter, from });
}
