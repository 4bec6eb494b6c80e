import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changeOrgQuery,
  OrgQuery,
  OrgQueryChange,
  parseOrgQuery,
} from './orgQuery';

/** The state of the org page, which lives in its URL, and how to change it. */
export interface OrgQueryState {
  readonly query: OrgQuery;
  /** Adds an entry to the browser's history, unless `replace` is set. */
  readonly change: (
    change: OrgQueryChange,
    options?: { replace?: boolean },
  ) => void;
}

/** Reads and writes the state of the org page in its URL. */
export function useOrgQuery(): OrgQueryState {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const query = useMemo(
    () => parseOrgQuery(new URLSearchParams(search)),
    [search],
  );
  const change = useCallback<OrgQueryState['change']>(
    (next, options) =>
      setParams(current => changeOrgQuery(current, next), options),
    [setParams],
  );
  return useMemo(() => ({ query, change }), [query, change]);
}
