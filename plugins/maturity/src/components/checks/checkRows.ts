import {
  Check,
  CheckCounts,
  Model,
  Outcome,
  Stage,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { inPlace, useUrlState, withParams } from '../../url/useUrlState';

/** A check of the model with its results. */
export interface CheckRow {
  readonly check: Check;
  readonly stage: Stage;
  readonly rank: number;
  readonly counts: CheckCounts;
}

/** Whether the organisation has one outcome of a check, in place of one for each entity. */
export function isOfOrganization({ counts }: CheckRow): boolean {
  return counts.of === 'organization';
}

/** The outcomes in the order in which a bar shows them. */
export const outcomeOrder = [
  'pass',
  'fail',
  'unknown',
  'exempt',
  'notApplicable',
] as const satisfies readonly Outcome[];

function shareMet({ pass, fail, unknown, exempt }: CheckCounts): number {
  const applicable = pass + fail + unknown + exempt;
  return applicable > 0 ? pass / applicable : 2;
}

/** The sort orders of checks; the highest rank comes first. */
const sorts = {
  leverage: ({ blocksAlone, blocks }: CheckCounts) =>
    blocksAlone + blocks / 1e9,
  notMet: ({ fail }: CheckCounts) => fail,
  notMeasured: ({ unknown }: CheckCounts) => unknown,
  leastMet: (counts: CheckCounts) => -shareMet(counts),
  model: () => 0,
} as const satisfies Record<string, (counts: CheckCounts) => number>;

/** A way to sort checks. */
type CheckSort = keyof typeof sorts;

/** All ways to sort checks, in the order in which they are offered. */
export const checkSorts = Object.keys(sorts) as readonly CheckSort[];

/** The checks of the model with their counts, sorted; equals stay in the model's order. */
export function toCheckRows(
  model: Model,
  items: readonly CheckCounts[],
  sort: CheckSort,
): readonly CheckRow[] {
  const countsById = new Map(items.map(counts => [counts.checkId, counts]));
  const rows = model.stages.flatMap((stage, index) =>
    stage.checks.flatMap(check => {
      const counts = countsById.get(check.id);
      return counts ? [{ check, stage, rank: index + 1, counts }] : [];
    }),
  );
  const toRank = sorts[sort];
  return rows.sort((one, other) => toRank(other.counts) - toRank(one.counts));
}

/** The rows of each stage that has some, the lowest stage first. */
export function byStage(
  rows: readonly CheckRow[],
): readonly { readonly stage: Stage; readonly rows: readonly CheckRow[] }[] {
  const groups = new Map<Stage, CheckRow[]>();
  for (const row of [...rows].sort((one, other) => one.rank - other.rank)) {
    const group = groups.get(row.stage) ?? [];
    group.push(row);
    groups.set(row.stage, group);
  }
  return Array.from(groups, ([stage, grouped]) => ({ stage, rows: grouped }));
}

/** All of the tab "Checks" that its URL holds beside the filters. */
interface ChecksQuery {
  readonly sort: CheckSort;
  readonly isByStage: boolean;
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
  const { sort, isByStage, open } = { ...parseChecksQuery(current), ...change };
  return withParams(current, {
    checkSort: sort === 'leverage' ? undefined : sort,
    byStage: isByStage ? 'true' : undefined,
    openCheck: open,
  });
}

/** The state of the tab "Checks" in its URL, and how to change it. */
export function useChecksQuery() {
  return useUrlState(parseChecksQuery, changeChecksQuery, inPlace);
}
