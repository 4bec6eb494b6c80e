import {
  AssessmentFilter,
  AssessmentSummary,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { comparePositions, findPosition, SortPosition } from './sortRows';
import { EntityVisibility } from '../catalog/types';

/** Assessments of a page; few enough not to delay other requests. */
const PAGE_SIZE = 500;

/**
 * All assessments that the filter selects, by name, page by page.
 *
 * @remarks
 * The call decides which assessments they are. Each page is read on request, so
 * that the table may change in between: a page shows the current values, without
 * assessments that were deleted.
 */
export function pageAssessments(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): Iterable<readonly AssessmentSummary[]> {
  const positions = Array.from(selectRows(table, filter, visibility), row =>
    findPosition(table, row, 'name'),
  ).sort((a, b) => comparePositions(a, b, 'asc'));
  return readPages(table, positions, visibility);
}

function* readPages(
  table: ScorecardTable,
  positions: readonly SortPosition[],
  visibility: EntityVisibility,
): Generator<readonly AssessmentSummary[]> {
  for (let start = 0; start < positions.length; start += PAGE_SIZE) {
    yield positions
      .slice(start, start + PAGE_SIZE)
      .flatMap(({ entityRef, modelId }) => {
        const row = table.findRow(entityRef, modelId);
        return row === undefined ? [] : [table.readSummary(row, visibility)];
      });
  }
}
