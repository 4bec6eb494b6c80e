import {
  AssessmentSortField,
  ListAssessmentsRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';

/** The order of a list. */
export type AssessmentSort = NonNullable<ListAssessmentsRequest['sort']>;

/**
 * The position of a row in a sorted list: its value, absent without one, and the
 * keys that tell rows with the same value apart.
 */
export interface SortPosition {
  readonly value?: string | number;
  readonly entityRef: string;
  readonly modelId: string;
}

type ReadValue = (
  table: ScorecardTable,
  row: number,
) => string | number | undefined;

/** Sort values by field: numbers, except for names and owners. */
export const VALUES = {
  name: ({ columns }, row) => columns.sortName[row],
  stage: ({ columns }, row) => columns.rank[row],
  measured: ({ columns }, row) =>
    columns.applicable[row] === 0
      ? undefined
      : columns.observed[row] / columns.applicable[row],
  owner: (table, row) => table.readList('owners', row)[0],
  stageSince: ({ columns }, row) =>
    columns.stageSince[row] === -1 ? undefined : columns.stageSince[row],
  nextSteps: ({ columns }, row) => columns.nextStepCount[row],
} as const satisfies Record<AssessmentSortField, ReadValue>;

/** Reads the position of a row. */
export function findPosition(
  table: ScorecardTable,
  row: number,
  field: AssessmentSortField,
): SortPosition {
  return {
    value: VALUES[field](table, row),
    entityRef: table.columns.entityRef[row],
    modelId: table.readText('modelId', row) ?? '',
  };
}

/** Ascending order. */
export function compareDefined(a: string | number, b: string | number): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Compares two values. Missing values come last in either order. */
function compareValues(
  a: string | number | undefined,
  b: string | number | undefined,
  order: AssessmentSort['order'],
): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  const compared = compareDefined(a, b);
  return order === 'asc' ? compared : -compared;
}

/**
 * A total order: no two rows are equal. Ties are in ascending order of the
 * entity ref.
 */
export function comparePositions(
  a: SortPosition,
  b: SortPosition,
  order: AssessmentSort['order'],
): number {
  return (
    compareValues(a.value, b.value, order) ||
    compareDefined(a.entityRef, b.entityRef) ||
    compareDefined(a.modelId, b.modelId)
  );
}
