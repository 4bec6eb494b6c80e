import { SortBy } from '../../url/orgQuery';
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
  const params = new URLSearchParams(current);
  const set = (name: string, value: string, byDefault: string) =>
    value === byDefault ? params.delete(name) : params.set(name, value);
  if (change.view) {
    set('view', change.view, 'stages');
  }
  if (change.layout) {
    set('layout', change.layout, 'tree');
  }
  if (change.sort) {
    const { field, order } = change.sort;
    params.set('teamSort', `${field}:${order}`);
  }
  if (change.expansion) {
    set('open', change.expansion.base, 'top');
    params.delete('toggled');
    for (const ref of change.expansion.toggled) {
      params.append('toggled', ref);
    }
  }
  return params;
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
