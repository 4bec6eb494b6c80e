import {
  AssessmentFilter,
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  StageCounts,
} from '../client/types';
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
    };
  }
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
  const groups = new Map<number, StageTally>();
  for (const row of selectRows(table, filter, visibility)) {
    all.add(table, row);
    if (groupBy) {
      const id = table.columns[groupBy][row];
      let group = groups.get(id);
      if (!group) {
        group = new StageTally(model.stageIds);
        groups.set(id, group);
      }
      group.add(table, row);
    }
  }

  return {
    modelId: model.id,
    all: all.counts(),
    groups: Array.from(groups, ([id, tally]) => ({
      value: table.texts.valueOf(id),
      ...tally.counts(),
    })).sort((a, b) => compareValues(a.value, b.value)),
  };
}
