import {
  AssessmentSummary,
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  GroupByField,
  GroupCounts,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countGroupTree } from './countGroupTree';
import { GroupTally, GroupTallyOptions } from './GroupTally';
import { GroupTree } from '../catalog/GroupTree';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { StageTally } from './StageTally';
import { EntityVisibility } from '../catalog/types';

/** Fields whose values are entities, which can be assessed themselves. */
const ENTITY_FIELDS: readonly GroupByField[] = ['owner', 'system', 'domain'];

/** Tallies by value. Rows with the same cell are in the same groups. */
function tallyGroups(
  rows: Int32Array,
  field: GroupByField,
  options: GroupTallyOptions,
): Map<string | undefined, GroupTally> {
  const { table } = options;
  const column = table.columns[field === 'tag' ? 'tags' : field];
  const tallies = new Map<string | undefined, GroupTally>();
  const byCell: GroupTally[][] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const own = (byCell[column[row]] ??= listValues(table, row, field).map(
      value => findTally(value),
    ));
    for (let group = 0; group < own.length; group++) {
      own[group].addRow(row);
    }
  }
  return tallies;

  function findTally(value: string | undefined): GroupTally {
    const tally = tallies.get(value) ?? new GroupTally(options);
    tallies.set(value, tally);
    return tally;
  }
}

/** The groups that a row counts in. */
function listValues(
  table: ScorecardTable,
  row: number,
  field: GroupByField,
): readonly (string | undefined)[] {
  if (field !== 'tag') {
    return [table.readText(field, row)];
  }
  const tags = table.lists.getValue(table.columns.tags[row]) ?? [];
  return tags.length > 0 ? tags : [undefined];
}

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
  const tallyOptions = new GroupTallyOptions(table, request, model);
  const all = new StageTally(tallyOptions.slots);

  const filter = { ...request.filter, modelId: model.id };
  const leftOut = selectRows(
    table,
    { ...filter, leftOut: !filter.leftOut },
    visibility,
  ).length;
  const rows = selectRows(table, filter, visibility);
  for (let index = 0; index < rows.length; index++) {
    all.addRow(rows[index]);
  }
  const tallies = groupBy
    ? tallyGroups(rows, groupBy, tallyOptions)
    : new Map<string | undefined, GroupTally>();

  const groups =
    groupBy === 'owner' && request.tree
      ? countGroupTree(tallies, {
          tally: tallyOptions,
          groups: options.groups ?? new GroupTree([]),
        })
      : Array.from(tallies, ([value, tally]): GroupCounts => {
          const named = value === undefined ? {} : { value };
          return { ...named, ...tally.stageCounts(), ...tally.details() };
        });
  const hasEntities = ENTITY_FIELDS.some(field => field === groupBy);
  return {
    modelId: model.id,
    all: all.counts(),
    leftOut: filter.leftOut ? 0 : leftOut,
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
    ? table.findRows(entityRef).map(row => table.readSummary(row))
    : [];
}
