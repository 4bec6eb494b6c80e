import {
  CountAssessmentsResponse,
  Model,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countAtLeast } from '../charts/stageCounts';
import { SortBy, TeamSortField } from '../url/orgQuery';

/** A row of the teams table. */
export interface TeamRow {
  readonly id: string;
  /** Absent for the services that nobody owns. */
  readonly ownerRef?: string;
  readonly title: string;
  readonly counts: StageCounts;
  /** Services at the chosen stage or above. */
  readonly atLeast: number;
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : -1;
}

const rankBy = {
  name: () => 0,
  total: row => row.counts.total,
  atLeast: row => ratio(row.atLeast, row.counts.total),
  measured: ({ counts }) =>
    ratio(counts.measured.known, counts.measured.applicable),
  exemptions: row => row.counts.withExemptions,
} as const satisfies Record<TeamSortField, (row: TeamRow) => number>;

/** The owners as rows. */
export function toTeamRows(options: {
  groups: CountAssessmentsResponse['groups'];
  model: Model;
  /** 1-based rank. */
  atLeast: number;
  titleOf: (ownerRef: string | undefined) => string;
}): TeamRow[] {
  const { groups, model, atLeast, titleOf } = options;
  return groups.map(group => ({
    id: group.value ?? 'nobody',
    ownerRef: group.value,
    title: titleOf(group.value),
    counts: group,
    atLeast: countAtLeast(model, group, atLeast),
  }));
}

/** Sorts by a column, and by name where that is equal. */
export function sortTeamRows(
  rows: readonly TeamRow[],
  sort: SortBy<TeamSortField>,
): TeamRow[] {
  const rank = rankBy[sort.field];
  const direction = sort.order === 'desc' ? -1 : 1;
  const isByName = sort.field === 'name';
  return [...rows].sort(
    (one, other) =>
      direction * (rank(one) - rank(other)) ||
      (isByName ? direction : 1) * one.title.localeCompare(other.title),
  );
}
