import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changeOverviewQuery,
  OverviewQuery,
  OverviewQueryChange,
  parseOverviewQuery,
} from './overviewQuery';
import { todayInUtc } from './utcDay';

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
