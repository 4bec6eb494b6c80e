import { useCallback } from 'react';
import { parseDate } from '@platform-maturity/backstage-plugin-maturity-common';
import { subtractDays, todayInUtc } from '../../format/times';
import { useOrg } from '../../orgFrame/OrgContext';
import { useTrend } from '../../queries/queries';
import { inPlace, useUrlState, withParams } from '../../url/useUrlState';

/** The periods of the trend, in days. */
export const trendDays = [30, 90, 365] as const;

/** The periods of the stage changes, in days. */
export const moverDays = [7, 30, 90] as const;

/** The lengths of a plan. */
export const planLengths = [5, 10, 20] as const;

/** The part of the page's state that only the overview has. */
export interface OverviewQuery {
  readonly trend: (typeof trendDays)[number];
  readonly movers: (typeof moverDays)[number];
  readonly fixes: (typeof planLengths)[number];
  /** A past UTC day; absent for now. */
  readonly asOf?: string;
}

function parseChoice<T extends number>(
  choices: readonly T[],
  text: string | null,
  otherwise: T,
): T {
  return choices.find(choice => String(choice) === text) ?? otherwise;
}

function parseDay(text: string | null): string | undefined {
  return text && parseDate(text) !== undefined ? text : undefined;
}

/**
 * Reads the overview's state from the URL; what makes no sense there is left out.
 *
 * @param today - UTC day: only days before it are past
 */
export function parseOverviewQuery(
  params: URLSearchParams,
  today: string,
): OverviewQuery {
  const asOf = parseDay(params.get('asOf'));
  return {
    trend: parseChoice(trendDays, params.get('trend'), 90),
    movers: parseChoice(moverDays, params.get('movers'), 30),
    fixes: parseChoice(planLengths, params.get('fixes'), 5),
    asOf: asOf !== undefined && asOf < today ? asOf : undefined,
  };
}

/** The URL parameters after a change; parameters of others stay as they are. */
export function changeOverviewQuery(
  current: URLSearchParams,
  change: Partial<OverviewQuery>,
): URLSearchParams {
  return withParams(
    current,
    Object.fromEntries(
      Object.entries(change).map(([name, value]) => [
        name,
        value === undefined ? value : String(value),
      ]),
    ),
  );
}

/** The overview's part of the page's state in the URL, and how to change it. */
export function useOverviewQuery() {
  const today = todayInUtc();
  const parse = useCallback(
    (params: URLSearchParams) => parseOverviewQuery(params, today),
    [today],
  );
  return useUrlState(parse, changeOverviewQuery, inPlace);
}

/** The trend of the chosen period, for the filtered entities. */
export function useOverviewTrend() {
  const { filter } = useOrg();
  const [{ trend }] = useOverviewQuery();
  return useTrend({ filter, from: subtractDays(todayInUtc(), trend) });
}
