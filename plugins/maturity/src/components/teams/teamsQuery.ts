import { SortBy } from '../../url/orgQuery';
import { useUrlState, withParams } from '../../url/useUrlState';
import { HeatView } from './heatColumns';

/** Which teams of the tree are open, however many there are. */
export interface Expansion {
  /** The state of the teams that are not in `toggled`; `top` opens a team that is alone at the top. */
  readonly base: 'top' | 'all' | 'none';
  /** Refs of the teams for which the opposite holds. */
  readonly toggled: readonly string[];
}

/** All of the tab "Teams" that its URL holds beside the filters. */
export interface TeamsQuery {
  readonly view: HeatView;
  /** The groups as a tree with roll-ups, or all one below the other. */
  readonly layout: 'tree' | 'list';
  readonly sort: SortBy<string>;
  readonly expansion: Expansion;
}

/** The largest first, unless the URL says otherwise. */
export const defaultTeamSort: SortBy<string> = {
  field: 'total',
  order: 'desc',
};

function parseSort(text: string | null): SortBy<string> {
  const [, field, order] = /^(.+):(asc|desc)$/.exec(text ?? '') ?? [];
  return field
    ? { field, order: order === 'asc' ? 'asc' : 'desc' }
    : defaultTeamSort;
}

/** Reads the state of the tab from the URL. */
export function parseTeamsQuery(params: URLSearchParams): TeamsQuery {
  const base = params.get('open');
  return {
    view: params.get('view') === 'checks' ? 'checks' : 'stages',
    layout: params.get('layout') === 'list' ? 'list' : 'tree',
    sort: parseSort(params.get('teamSort')),
    expansion: {
      base: base === 'all' || base === 'none' ? base : 'top',
      toggled: [...new Set(params.getAll('toggled').filter(Boolean))],
    },
  };
}

/** The URL parameters after a change; parameters of others stay as they are. */
export function changeTeamsQuery(
  current: URLSearchParams,
  change: Partial<TeamsQuery>,
): URLSearchParams {
  const { view, layout, sort, expansion } = change;
  const { base, toggled } = expansion ?? {};
  return withParams(current, {
    ...(view && { view: view === 'stages' ? undefined : view }),
    ...(layout && { layout: layout === 'tree' ? undefined : layout }),
    ...(sort && { teamSort: `${sort.field}:${sort.order}` }),
    ...(expansion && { open: base === 'top' ? undefined : base, toggled }),
  });
}

/** The state of the tab "Teams" in its URL, and how to change it. */
export function useTeamsQuery() {
  return useUrlState(parseTeamsQuery, applyTeamsChange);
}

function applyTeamsChange(
  params: URLSearchParams,
  change: (before: TeamsQuery) => Partial<TeamsQuery>,
): URLSearchParams {
  return changeTeamsQuery(params, change(parseTeamsQuery(params)));
}

/** The expansion after one team was opened or closed. */
export function toggle(expansion: Expansion, ownerRef: string): Expansion {
  const { base, toggled } = expansion;
  return {
    base,
    toggled: toggled.includes(ownerRef)
      ? toggled.filter(ref => ref !== ownerRef)
      : [...toggled, ownerRef],
  };
}
