import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { CheckSort, checkSorts } from './checkRows';

/** All of the tab "Checks" that its URL holds beside the filters. */
export interface ChecksQuery {
  readonly sort: CheckSort;
  readonly isByStage: boolean;
  /** Ids of the checks that are open. */
  readonly open: readonly string[];
}

/** Reads the state of the tab from the URL. */
export function parseChecksQuery(params: URLSearchParams): ChecksQuery {
  const sort = params.get('checkSort');
  return {
    sort: checkSorts.find(known => known === sort) ?? 'leverage',
    isByStage: params.get('byStage') === 'true',
    open: [...new Set(params.getAll('openCheck').filter(Boolean))],
  };
}

/** The URL parameters after a change; parameters of others stay as they are. */
export function changeChecksQuery(
  current: URLSearchParams,
  change: Partial<ChecksQuery>,
): URLSearchParams {
  const params = new URLSearchParams(current);
  const { sort, isByStage, open } = { ...parseChecksQuery(current), ...change };
  for (const name of ['checkSort', 'byStage', 'openCheck']) {
    params.delete(name);
  }
  if (sort !== 'leverage') {
    params.set('checkSort', sort);
  }
  if (isByStage) {
    params.set('byStage', 'true');
  }
  for (const id of open) {
    params.append('openCheck', id);
  }
  return params;
}

/** Reads and writes the state of the tab "Checks" in its URL. */
export function useChecksQuery() {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const checks = useMemo(
    () => parseChecksQuery(new URLSearchParams(search)),
    [search],
  );
  const changeChecks = useCallback(
    (change: Partial<ChecksQuery>) =>
      setParams(current => changeChecksQuery(current, change), {
        replace: true,
      }),
    [setParams],
  );
  return { checks, changeChecks };
}
