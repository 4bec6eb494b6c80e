import {
  AssessmentSortField,
  ListAssessmentsRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';

/** How a list is sorted. */
export type AssessmentSort = NonNullable<ListAssessmentsRequest['sort']>;

/**
 * Where a row stands in a sorted list: its value, absent when it has none, and
 * what tells it apart from rows with the same value.
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

/** What rows are sorted by: numbers, but for names and owners. */
export const VALUES = {
  name: ({ columns }, row) => columns.sortName[row],
  stage: ({ columns }, row) => columns.rank[row],
  measured: ({ columns }, row) =>
    columns.applicable[row] === 0
      ? undefined
      : columns.known[row] / columns.applicable[row],
  owner: (table, row) => table.readText('owner', row),
  stageSince: ({ columns }, row) =>
    columns.stageSince[row] === -1 ? undefined : columns.stageSince[row],
  nextSteps: ({ columns }, row) => columns.nextStepCount[row],
} as const satisfies Record<AssessmentSortField, ReadValue>;

/** The fields that lists can be sorted by. */
export const assessmentSortFields = Object.keys(
  VALUES,
) as readonly AssessmentSortField[];

/** Where a row stands. */
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

/** Whether one value comes before another; values that are missing come last in either direction. */
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
