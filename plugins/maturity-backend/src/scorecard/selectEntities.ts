import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from '../catalog/types';

/**
 * The entity of an assessment, and the stage that it came to.
 */
export interface StagedEntity {
  readonly entityRef: string;
  /** Absent for "not assessed". */
  readonly stage?: string;
}

/**
 * The entities of the assessments that the filter selects, each with its stage,
 * in no particular order.
 */
export function selectEntities(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): StagedEntity[] {
  return Array.from(selectRows(table, filter, visibility), row => {
    const stage = table.readText('stage', row);
    return {
      entityRef: table.columns.entityRef[row],
      ...(stage !== undefined && { stage }),
    };
  });
}
