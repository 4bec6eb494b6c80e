import { InputError } from '@backstage/errors';
import {
  AssessmentFilter,
  AssessmentSummary,
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  CountChecksRequest,
  CountChecksResponse,
  GetTrendRequest,
  GetTrendResponse,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
  ListMoversRequest,
  ListMoversResponse,
  Model,
  PlanFixesRequest,
  PlanFixesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { countAssessments } from './countAssessments';
import { countChecks } from './countChecks';
import {
  countWeeklyGains,
  WeeklyGains,
  WeeklyGainsRequest,
} from './countWeeklyGains';
import { EntityVisibility } from '../catalog/types';
import { explainStageChange, listStageChanges } from './listStageChanges';
import { getTrend } from './getTrend';
import { GroupTree } from '../catalog/GroupTree';
import { listAssessments } from './listAssessments';
import { pageAssessments } from './pageAssessments';
import { planFixes } from './planFixes';
import { ScorecardTable } from './ScorecardTable';
import { selectEntities, StagedEntity } from './selectRows';
import { readStageChangesSince } from '../database';
import { AnswerMemory } from './AnswerMemory';
import { AssessmentReadModel } from './AssessmentReadModel';
import { GroupTreeReader } from '../catalog/GroupTreeReader';

/** The data that an answer is computed from. */
interface Basis {
  readonly table: ScorecardTable;
  /** The groups that the caller may know of. */
  readonly groups: GroupTree;
  readonly visibility: EntityVisibility;
  readonly now: Date;
  /** The filter of the question, with all owners spelt out. */
  readonly filter: AssessmentFilter;
}

const NO_GROUPS = new GroupTree([]);

/** Answers questions about many assessments, for a caller who may see some of them. */
export class ScorecardReader {
  readonly #answers = new AnswerMemory();
  /** Cache of answers that depend on groups, which change at other times. */
  readonly #treeAnswers = new AnswerMemory();
  readonly #visibleGroups = new WeakMap<
    object,
    { readonly of: GroupTree; readonly groups: GroupTree }
  >();

  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly models: readonly Model[];
      readonly assessments: AssessmentReadModel;
      readonly groups: GroupTreeReader;
      readonly now: () => Date;
    },
  ) {}

  /**
   * The model with this id, the first one when none is given.
   *
   * @throws `InputError` when there is none with this id
   */
  requireModel(modelId: string | undefined): Model {
    const { models } = this.options;
    const model =
      modelId === undefined
        ? models[0]
        : models.find(({ id }) => id === modelId);
    if (!model) {
      const known = models.map(({ id }) => id).join(', ');
      throw new InputError(`modelId: must be one of ${known}`);
    }
    return model;
  }

  async list(
    request: ListAssessmentsRequest,
    visibility: EntityVisibility,
  ): Promise<ListAssessmentsResponse> {
    this.#checkModel(request);
    return this.#answer('list', request, visibility, ({ table, filter }) =>
      listAssessments(table, { ...request, filter }, visibility),
    );
  }

  /** Reads the whole list by name, page by page. It is too long to cache. */
  async page(
    request: Pick<ListAssessmentsRequest, 'filter'>,
    visibility: EntityVisibility,
  ): Promise<Iterable<readonly AssessmentSummary[]>> {
    this.#checkModel(request);
    const all = await this.#readGroups(request);
    const filter = this.#groupsFor(all, visibility).spellOut(
      request.filter ?? {},
    );
    const table = await this.options.assessments.upToDate();
    return pageAssessments(table, filter, visibility);
  }

  /**
   * Reads the entities of one model's assessments, each with its stage. Other
   * data of entities is counted over them.
   */
  async select(
    request: { readonly filter?: AssessmentFilter },
    visibility: EntityVisibility,
  ): Promise<{ readonly model: Model; readonly entities: StagedEntity[] }> {
    const model = this.requireModel(request.filter?.modelId);
    const all = await this.#readGroups(request);
    const filter = this.#groupsFor(all, visibility).spellOut({
      ...request.filter,
      modelId: model.id,
    });
    const table = await this.options.assessments.upToDate();
    return { model, entities: selectEntities(table, filter, visibility) };
  }

  async count(
    request: CountAssessmentsRequest,
    visibility: EntityVisibility,
  ): Promise<CountAssessmentsResponse> {
    const model = this.requireModel(request.filter?.modelId);
    return this.#answer('count', request, visibility, ({ table, ...basis }) =>
      countAssessments(
        table,
        { ...request, filter: basis.filter },
        { model, ...basis },
      ),
    );
  }

  async countChecks(
    request: CountChecksRequest,
    visibility: EntityVisibility,
  ): Promise<CountChecksResponse> {
    const model = this.requireModel(request.filter?.modelId);
    return this.#answer('checks', request, visibility, ({ table, ...basis }) =>
      countChecks(table, { filter: basis.filter }, { model, ...basis }),
    );
  }

  async planFixes(
    request: PlanFixesRequest,
    visibility: EntityVisibility,
  ): Promise<PlanFixesResponse> {
    const model = this.requireModel(request.filter?.modelId);
    return this.#answer('fixes', request, visibility, ({ table, ...basis }) =>
      planFixes(
        table,
        { ...request, filter: basis.filter },
        { model, ...basis },
      ),
    );
  }

  async getTrend(
    request: GetTrendRequest,
    visibility: EntityVisibility,
  ): Promise<GetTrendResponse> {
    const model = this.requireModel(request.filter?.modelId);
    return this.#answer('trend', request, visibility, ({ table, ...basis }) =>
      getTrend(
        table,
        { ...request, filter: basis.filter },
        { model, ...basis },
      ),
    );
  }

  /**
   * Counts how many entities more reached a stage in each of the last weeks.
   */
  async countWeeklyGains(
    request: WeeklyGainsRequest,
    visibility: EntityVisibility,
  ): Promise<WeeklyGains> {
    const model = this.requireModel(request.filter?.modelId);
    return this.#answer('gains', request, visibility, ({ table, ...basis }) =>
      countWeeklyGains(
        table,
        { ...request, filter: basis.filter },
        { model, ...basis },
      ),
    );
  }

  async listMovers(
    request: ListMoversRequest,
    visibility: EntityVisibility,
  ): Promise<ListMoversResponse> {
    const model = this.requireModel(request.filter?.modelId);
    const { up, down, ...rest } = await this.#answer(
      ...(['movers', request, visibility] as const),
      ({ table, ...basis }) =>
        listStageChanges(
          table,
          { ...request, filter: basis.filter },
          { model, ...basis },
        ),
    );

    // Reasons are read only for the listed entities.
    const named = [...up.items, ...down.items];
    const changes =
      named.length === 0
        ? []
        : await readStageChangesSince(this.options.knex, {
            entityRefs: named.map(({ entityRef }) => entityRef),
            modelId: model.id,
            since: new Date(rest.since),
          });
    const explain = (movers: typeof up, isUp: boolean) => ({
      total: movers.total,
      items: movers.items.map(mover =>
        explainStageChange(mover, {
          changes: changes.filter(own => own.entityRef === mover.entityRef),
          isUp,
        }),
      ),
    });
    return { ...rest, up: explain(up, true), down: explain(down, false) };
  }

  #checkModel({ filter }: Pick<ListAssessmentsRequest, 'filter'>) {
    if (filter?.modelId !== undefined) {
      this.requireModel(filter.modelId);
    }
  }

  async #answer<T>(
    kind: string,
    request: Pick<CountAssessmentsRequest, 'filter' | 'tree'>,
    visibility: EntityVisibility,
    compute: (basis: Basis) => T,
  ): Promise<T> {
    const now = this.options.now();
    const all = await this.#readGroups(request);
    const answers = all === NO_GROUPS ? this.#answers : this.#treeAnswers;
    // Last, because the answer is valid only until the next `await`.
    const table = await this.options.assessments.upToDate();
    const from = { table, groups: all, visibility };
    // Results depend on time by the day, for example by the start of an enforcement.
    const day = now.toISOString().slice(0, 10);
    return answers.remember(from, [kind, day, request], () => {
      const groups = this.#groupsFor(all, visibility);
      const filter = groups.spellOut(request.filter ?? {});
      return compute({ table, groups, visibility, now, filter });
    });
  }

  /** All groups, where the answer depends on them. */
  async #readGroups({
    filter,
    tree,
  }: Pick<CountAssessmentsRequest, 'filter' | 'tree'>): Promise<GroupTree> {
    return tree || filter?.ownerTree ? this.options.groups.read() : NO_GROUPS;
  }

  #groupsFor(all: GroupTree, visibility: EntityVisibility): GroupTree {
    if (visibility === 'all') {
      return all;
    }
    const known = this.#visibleGroups.get(visibility);
    if (known?.of === all) {
      return known.groups;
    }
    const groups = all.visibleTo(visibility);
    this.#visibleGroups.set(visibility, { of: all, groups });
    return groups;
  }
}
