import { StageCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { SortBy } from '../../url/orgQuery';
import { HeatColumn, Share } from './heatColumns';
import { CompareRows, TeamRow } from './teamRows';

/** The columns beside the heat map, by which it can be sorted too. */
export const plainColumns = ['name', 'total', 'measured'] as const;

/** One of {@link plainColumns}. */
export type PlainColumn = (typeof plainColumns)[number];

function ratio({ part, whole }: Share): number {
  return whole > 0 ? part / whole : -1;
}

function toMeasuredShare({ measured }: StageCounts): Share {
  return { part: measured.known, whole: measured.applicable };
}

const rankBy = {
  name: () => 0,
  total: ({ counts }) => counts.total,
  measured: ({ counts }) => ratio(toMeasuredShare(counts)),
} as const satisfies Record<PlainColumn, (row: TeamRow) => number>;

function isPlain(field: string): field is PlainColumn {
  return Object.hasOwn(rankBy, field);
}

/** Compares by a column, and by name where that is equal. */
export function compareBy(
  sort: SortBy<string>,
  columns: readonly HeatColumn[],
): CompareRows {
  const { field, order } = sort;
  const direction = order === 'desc' ? -1 : 1;
  const column = columns.find(({ id }) => id === field);
  const rank = (row: TeamRow): number => {
    if (isPlain(field)) {
      return rankBy[field](row);
    }
    const share = column?.readShare(row);
    return share ? ratio(share) : -1;
  };
  const byName = field === 'name' ? direction : 1;
  return (one, other) =>
    direction * (rank(one) - rank(other)) ||
    byName * one.title.localeCompare(other.title);
}
