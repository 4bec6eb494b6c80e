import {
  AssessmentSummary,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** What the backend hands out at most at once. */
const largestPage = 500;

/** The first services of a list, or those after a cursor. */
export interface RowsRead {
  readonly rows: readonly AssessmentSummary[];
  readonly total: number;
  /** Absent when there are no more. */
  readonly nextCursor?: string;
}

/** Reads as many services of a list as are wanted, in as few requests as it takes. */
export async function readRows(
  list: (request: ListAssessmentsRequest) => Promise<ListAssessmentsResponse>,
  request: ListAssessmentsRequest,
  wanted: { readonly count: number; readonly cursor?: string },
): Promise<RowsRead> {
  const rows: AssessmentSummary[] = [];
  let { cursor } = wanted;
  let total: number;
  do {
    const limit = Math.min(wanted.count - rows.length, largestPage);
    const answer = await list({ ...request, limit, cursor });
    rows.push(...answer.items);
    total = answer.totalItems;
    cursor = answer.nextCursor;
  } while (cursor !== undefined && rows.length < wanted.count);
  return { rows, total, nextCursor: cursor };
}
