import { AssessmentFilter } from '../client/types';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from './types';

/**
 * The entity of an assessment, and the stage that it came to.
 *
 * @public
 */
export interface StagedEntity {
  readonly entityRef: string;
  /** Absent for "not assessed". */
  readonly stage?: string;
}

/**
 * The entities of the assessments that the filter selects, each with its stage,
 * in no particular order.
 *
 * @public
 */
export function selectEntities(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): StagedEntity[] {
  return selectRows(table, filter, visibility).map(row => {
    const stage = table.textOf('stage', row);
    return {
      entityRef: table.columns.entityRef[row],
      ...(stage !== undefined && { stage }),
    };
  });
}
