import { InputError } from '@backstage/errors';
import {
  ListAssessmentsRequest,
  ListAssessmentsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatCursor, parseCursor } from './cursor';
import { FirstRows } from './FirstRows';
import { readOutcomes } from './CheckPlaces';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { AssessmentSort } from './sortRows';
import { EntityVisibility } from '../catalog/types';

const DEFAULT_SORT: AssessmentSort = { field: 'name', order: 'asc' };
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
const MAX_OUTCOMES = 20;

/**
 * One page of the assessments that the filter selects, sorted.
 *
 * @remarks
 * Pages join without gap and overlap as long as nothing changes; an assessment
 * that moves between two pages is on either, both or none of them.
 *
 * @throws `InputError` for a limit out of bounds, too many checks or a cursor
 * of another list
 */
export function listAssessments(
  table: ScorecardTable,
  request: ListAssessmentsRequest,
  visibility: EntityVisibility,
): ListAssessmentsResponse {
  const { filter = {}, sort = DEFAULT_SORT, limit = DEFAULT_LIMIT } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(
      `limit: must be a whole number from 1 to ${MAX_LIMIT}, not ${limit}`,
    );
  }
  const { outcomesOf = [] } = request;
  if (outcomesOf.length > MAX_OUTCOMES) {
    throw new InputError(
      `outcomesOf: must be at most ${MAX_OUTCOMES} checks, not ${outcomesOf.length}`,
    );
  }
  const after =
    request.cursor === undefined
      ? undefined
      : parseCursor(request.cursor, sort);

  const selected = selectRows(table, filter, visibility);
  const first = new FirstRows(table, { wanted: limit + 1, sort, after });
  const rows = first.select(selected);
  const page = rows.slice(0, limit);
  const outcomesIn = readOutcomes(table, outcomesOf);
  return {
    items: page.map(({ row }) => ({
      ...table.readSummary(row, visibility),
      ...(outcomesOf.length > 0 && { outcomes: outcomesIn(row) }),
    })),
    totalItems: selected.length,
    ...(rows.length > limit && {
      nextCursor: formatCursor(sort, page[page.length - 1]),
    }),
  };
}
