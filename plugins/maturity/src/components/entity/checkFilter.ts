import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { CheckStanding, outcomeOf } from '../../stage/standing';

/** Which checks the list shows; kept in the address. */
export const checkFilters = ['all', 'open', 'unknown', 'exempt'] as const;

/** One of {@link checkFilters}. */
export type CheckFilter = (typeof checkFilters)[number];

/** Reads a filter from the address; anything unknown is "all". */
export function parseCheckFilter(text: string | null): CheckFilter {
  return checkFilters.find(filter => filter === text) ?? 'all';
}

const shownOutcomes = {
  all: undefined,
  open: 'fail',
  unknown: 'unknown',
  exempt: 'exempt',
} as const satisfies Record<CheckFilter, Outcome | undefined>;

/** Whether a check is shown under a filter. */
export function isShown(filter: CheckFilter, standing: CheckStanding): boolean {
  const outcome = shownOutcomes[filter];
  return outcome === undefined || outcomeOf(standing) === outcome;
}
