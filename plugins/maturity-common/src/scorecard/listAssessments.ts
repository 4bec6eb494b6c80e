import { InputError } from '@backstage/errors';
import {
  ListAssessmentsRequest,
  ListAssessmentsResponse,
} from '../client/types';
import { formatCursor, parseCursor } from './cursor';
import { readOutcomes } from './readOutcomes';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import {
  AssessmentSort,
  comparePositions,
  positionOf,
  SortPosition,
} from './sortRows';
import { EntityVisibility } from './types';

const DEFAULT_SORT: AssessmentSort = { field: 'name', order: 'asc' };
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
const MAX_OUTCOMES = 20;

interface PositionedRow extends SortPosition {
  readonly row: number;
}

/**
 * The first rows of a sorted list, without sorting all of it: a buffer of a few
 * times the wanted length is sorted and cut each time it is full.
 */
class FirstRows {
  #buffer: PositionedRow[] = [];
  /** Once as many as are wanted have been seen, rows after it are out. */
  #last?: PositionedRow;

  constructor(
    private readonly wanted: number,
    private readonly order: AssessmentSort['order'],
  ) {}

  add(row: PositionedRow) {
    if (this.#last && comparePositions(row, this.#last, this.order) > 0) {
      return;
    }
    this.#buffer.push(row);
    if (this.#buffer.length >= 4 * this.wanted) {
      this.#last = this.get()[this.wanted - 1];
    }
  }

  get(): readonly PositionedRow[] {
    this.#buffer = this.#buffer
      .sort((a, b) => comparePositions(a, b, this.order))
      .slice(0, this.wanted);
    return this.#buffer;
  }
}

/**
 * One page of the assessments that the filter selects, sorted.
 *
 * @remarks
 * Pages join without gap and overlap as long as nothing changes; an assessment
 * that moves between two pages is on either, both or none of them.
 *
 * @throws `InputError` for a limit out of bounds, too many checks or a cursor
 * of another list
 *
 * @public
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

  let totalItems = 0;
  const first = new FirstRows(limit + 1, sort.order);
  for (const row of selectRows(table, filter, visibility)) {
    totalItems++;
    const position = positionOf(table, row, sort.field);
    if (!after || comparePositions(position, after, sort.order) > 0) {
      first.add({ ...position, row });
    }
  }

  const rows = first.get();
  const page = rows.slice(0, limit);
  const outcomesIn = readOutcomes(table, outcomesOf);
  return {
    items: page.map(({ row }) => ({
      ...table.summaryOf(row),
      ...(outcomesOf.length > 0 && { outcomes: outcomesIn(row) }),
    })),
    totalItems,
    ...(rows.length > limit && {
      nextCursor: formatCursor(sort, page[page.length - 1]),
    }),
  };
}
