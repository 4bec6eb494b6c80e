import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { changeTeamsQuery, parseTeamsQuery, TeamsQuery } from './teamsQuery';

/** Reads and writes the state of the tab "Teams" in its URL. */
export function useTeamsQuery(): {
  readonly teams: TeamsQuery;
  readonly changeTeams: (
    change: (before: TeamsQuery) => Partial<TeamsQuery>,
    options?: { replace?: boolean },
  ) => void;
} {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const teams = useMemo(
    () => parseTeamsQuery(new URLSearchParams(search)),
    [search],
  );
  const changeTeams = useCallback(
    (
      change: (before: TeamsQuery) => Partial<TeamsQuery>,
      options?: { replace?: boolean },
    ) =>
      setParams(
        current => changeTeamsQuery(current, change(parseTeamsQuery(current))),
        options,
      ),
    [setParams],
  );
  return { teams, changeTeams };
}
