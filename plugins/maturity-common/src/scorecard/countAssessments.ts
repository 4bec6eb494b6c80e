import {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  GroupByField,
  GroupCounts,
} from '../client/scorecardTypes';
import { AssessmentSummary } from '../client/types';
import { Model } from '../model/types';
import { countGroupTree } from './countGroupTree';
import { GroupTally, GroupTallyOptions } from './GroupTally';
import { GroupTree } from './GroupTree';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { StageTally } from './StageTally';
import { EntityVisibility } from './types';

/** Fields whose values are entities, which can be assessed themselves. */
const ENTITY_FIELDS: readonly GroupByField[] = ['owner', 'system', 'domain'];

/** The groups that a row counts in. */
function valuesOf(
  table: ScorecardTable,
  row: number,
  field: GroupByField,
): readonly (string | undefined)[] {
  if (field !== 'tag') {
    return [table.textOf(field, row)];
  }
  const tags = table.lists.valueOf(table.columns.tags[row]) ?? [];
  return tags.length > 0 ? tags : [undefined];
}

function compareValues(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return a < b ? -1 : 1;
}

/**
 * How many of the assessments of one model that the filter selects stand at
 * each of its stages, in all and by group.
 *
 * @public
 */
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
  const all = new StageTally(table);
  const tallies = new Map<string | undefined, GroupTally>();

  const filter = { ...request.filter, modelId: model.id };
  for (const row of selectRows(table, filter, visibility)) {
    all.addRow(row);
    for (const value of groupBy ? valuesOf(table, row, groupBy) : []) {
      let tally = tallies.get(value);
      if (!tally) {
        tally = new GroupTally(tallyOptions);
        tallies.set(value, tally);
      }
      tally.addRow(row);
    }
  }

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
    all: all.counts(tallyOptions.stageIds),
    groups: groups
      .map(group =>
        hasEntities
          ? { ...group, itself: itselfOf(table, group.value, visibility) }
          : group,
      )
      .sort((a, b) => compareValues(a.value, b.value)),
    ...(request.checks && { checkIds: tallyOptions.checkIds }),
  };
}

/** The assessments of the entity that a group of assessments is named after. */
function itselfOf(
  table: ScorecardTable,
  entityRef: string | undefined,
  visibility: EntityVisibility,
): AssessmentSummary[] {
  if (entityRef === undefined) {
    return [];
  }
  return visibility === 'all' || visibility(entityRef)
    ? table.rowsOf(entityRef).map(row => table.summaryOf(row))
    : [];
}
