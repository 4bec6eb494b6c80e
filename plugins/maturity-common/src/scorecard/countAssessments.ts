import {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  GroupByField,
  StageCounts,
} from '../client/scorecardTypes';
import { AssessmentFilter } from '../client/types';
import { Outcome } from '../evaluate/types';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from './types';

/** Counts of one group while they grow. */
class StageTally {
  #total = 0;
  #notAssessed = 0;
  #known = 0;
  #applicable = 0;
  #withExemptions = 0;
  readonly #outcomes: { [K in Outcome]: number } = {
    pass: 0,
    fail: 0,
    unknown: 0,
    notApplicable: 0,
    exempt: 0,
  };
  readonly #byStage: Map<string, number>;

  constructor(stageIds: readonly string[]) {
    this.#byStage = new Map(stageIds.map(id => [id, 0]));
  }

  add(table: ScorecardTable, row: number) {
    const { columns } = table;
    this.#total++;
    this.#known += columns.known[row];
    this.#applicable += columns.applicable[row];
    if (columns.exempt[row] > 0) {
      this.#withExemptions++;
    }
    for (const outcome of columns.outcomes[row]) {
      this.#outcomes[outcome]++;
    }
    const stage = table.textOf('stage', row);
    if (stage === undefined) {
      this.#notAssessed++;
    } else {
      // A stage that the model has no longer comes last, until it is assessed anew.
      this.#byStage.set(stage, (this.#byStage.get(stage) ?? 0) + 1);
    }
  }

  counts(): StageCounts {
    return {
      total: this.#total,
      byStage: Array.from(this.#byStage, ([stage, count]) => ({
        stage,
        count,
      })),
      notAssessed: this.#notAssessed,
      measured: { known: this.#known, applicable: this.#applicable },
      withExemptions: this.#withExemptions,
      outcomes: { ...this.#outcomes },
    };
  }
}

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
    model: { readonly id: string; readonly stageIds: readonly string[] };
    visibility: EntityVisibility;
  },
): CountAssessmentsResponse {
  const { model, visibility } = options;
  const { groupBy } = request;
  const filter: AssessmentFilter = { ...request.filter, modelId: model.id };

  const all = new StageTally(model.stageIds);
  const groups = new Map<string | undefined, StageTally>();
  for (const row of selectRows(table, filter, visibility)) {
    all.add(table, row);
    if (groupBy) {
      for (const value of valuesOf(table, row, groupBy)) {
        let group = groups.get(value);
        if (!group) {
          group = new StageTally(model.stageIds);
          groups.set(value, group);
        }
        group.add(table, row);
      }
    }
  }

  return {
    modelId: model.id,
    all: all.counts(),
    groups: Array.from(groups, ([value, tally]) => ({
      value,
      ...tally.counts(),
    })).sort((a, b) => compareValues(a.value, b.value)),
  };
}
