import {
  AssessmentSummary,
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  GroupByField,
  GroupCounts,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countGroups, toColumn } from './countGroups';
import { countGroupTree } from './countGroupTree';
import { GroupTally, GroupTallyOptions, tallyCells } from './GroupTally';
import { GroupTree } from '../catalog/GroupTree';
import { ScorecardTable } from './ScorecardTable';
import { select } from './selectRows';
import { EntityVisibility } from '../catalog/types';

/** Fields whose values are entities, which can be assessed themselves. */
const ENTITY_FIELDS: readonly GroupByField[] = ['owner', 'system', 'domain'];

function compareValues(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return a < b ? -1 : 1;
}

/** Counts the selected assessments of one model by stage, in total and by group. */
export function countAssessments(
  table: ScorecardTable,
  request: CountAssessmentsRequest,
  options: {
    model: Model;
    visibility: EntityVisibility;
    groups?: GroupTree;
  },
): CountAssessmentsResponse {
  const { model, visibility } = options;
  const { groupBy } = request;
  const tallyOptions = new GroupTallyOptions(table, request, model, visibility);
  const filter = { ...request.filter, modelId: model.id };
  const canUseProfiles =
    groupBy !== 'tag' && !tallyOptions.hasDetails && visibility === 'all';
  const { units, rows, others } = select(table, filter, {
    visibility,
    canUseProfiles,
  });
  // All are of one model, which makes one group where none are asked for.
  const column = groupBy ? toColumn(groupBy) : 'modelId';
  const cells = units.readColumn(column, visibility);
  const { columns } = units;
  const tallies = tallyCells(rows, { cells, columns }, tallyOptions);
  const all = new GroupTally(tallyOptions);
  tallies.forEach(tally => all.addAll(tally));
  const groups = groupBy ? listGroups(groupBy) : [];
  const hasEntities = ENTITY_FIELDS.some(field => field === groupBy);
  return {
    modelId: model.id,
    all: all.stageCounts(),
    leftOut: filter.leftOut ? 0 : others,
    groups: groups
      .map(group =>
        hasEntities
          ? {
              ...group,
              itself: listOwnAssessments(table, group.value, visibility),
            }
          : group,
      )
      .sort((a, b) => compareValues(a.value, b.value)),
    ...(request.checks && { checkIds: tallyOptions.checkIds }),
  };

  function listGroups(field: GroupByField): GroupCounts[] {
    const { groups: tree = new GroupTree([]) } = options;
    return field === 'owner' && request.tree
      ? countGroupTree(tallies, { tally: tallyOptions, groups: tree })
      : countGroups(tallies, field, tallyOptions);
  }
}

/** The assessments of the entity that a group of assessments is named after. */
function listOwnAssessments(
  table: ScorecardTable,
  entityRef: string | undefined,
  visibility: EntityVisibility,
): AssessmentSummary[] {
  if (entityRef === undefined) {
    return [];
  }
  return visibility === 'all' || visibility(entityRef)
    ? table.findRows(entityRef).map(row => table.readSummary(row, visibility))
    : [];
}
