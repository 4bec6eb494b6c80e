import { CheckStanding } from '../stage';

/** Which checks the list shows; kept in the address. */
export const checkFilters = ['all', 'open', 'unknown', 'exempt'] as const;

/** One of {@link checkFilters}. */
export type CheckFilter = (typeof checkFilters)[number];

/** Reads a filter from the address; anything unknown is "all". */
export function parseCheckFilter(text: string | null): CheckFilter {
  return checkFilters.find(filter => filter === text) ?? 'all';
}

const predicates = {
  all: () => true,
  open: ({ result }) => result?.outcome === 'fail',
  unknown: ({ result }) => result?.outcome === 'unknown',
  exempt: ({ result }) => result?.outcome === 'exempt',
} as const satisfies Record<CheckFilter, (standing: CheckStanding) => boolean>;

/** Whether a check is shown under a filter. */
export function isShown(filter: CheckFilter, standing: CheckStanding): boolean {
  return predicates[filter](standing);
}
