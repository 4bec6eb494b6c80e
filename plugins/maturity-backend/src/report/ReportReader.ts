import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  CountAssessmentsResponse,
  Model,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';
import { DeliveryReader } from '../delivery/DeliveryReader';
import { distributeByStage } from '../delivery/distributeByStage';
import { toMemberFilter } from '../members/toMemberFilter';
import { EntityReader } from '../scorecard/EntityReader';
import { MissingSourcesReader } from '../scorecard/MissingSourcesReader';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { TargetReader } from '../targets/TargetReader';
import { FixingTeam, writeReport } from './writeReport';

const KINDS = ['group', 'system', 'domain'];
const WINDOW_DAYS = 90;

/** Steps of the plan in a report. */
const PLAN_LENGTH = 10;

/** Options of the reader. */
export interface ReportReaderOptions {
  readonly deliveries: Pick<DeliveryReader, 'summaries'>;
  readonly entities: Pick<EntityReader, 'require' | 'readAssessments'>;
  readonly missing: Pick<MissingSourcesReader, 'read'>;
  readonly models: readonly Model[];
  readonly scorecard: ScorecardReader;
  readonly targets: Pick<TargetReader, 'list'>;
  /** Ref of the organisation's own entity. */
  readonly organization?: string;
  readonly readRevision: () => Promise<number>;
  readonly now: () => Date;
}

/** The caller of a report. */
export interface ReportCaller {
  readonly credentials: BackstageCredentials;
  readonly visibility: EntityVisibility;
}

/** Writes reports from the answers that the pages show, too. */
export class ReportReader {
  readonly #options: ReportReaderOptions;

  constructor(options: ReportReaderOptions) {
    this.#options = options;
  }

  /**
   * The report of a group, system or domain as Markdown.
   *
   * @throws `NotFoundError` when it is absent, or not for the caller to see, and
   * `InputError` for an entity of another kind
   */
  async write(
    entityRef: string,
    { credentials, visibility }: ReportCaller,
  ): Promise<string> {
    const { deliveries, entities, missing, models, scorecard, targets } =
      this.#options;
    const entity = await entities.require(entityRef, credentials);
    if (!KINDS.includes(entity.kind.toLocaleLowerCase('en-US'))) {
      throw new InputError('A report is about a group, a system or a domain');
    }
    const memberFilter = toMemberFilter(entityRef, this.#options.organization);
    const memberModel =
      models.find(({ id }) => id === memberFilter.modelId) ?? models[0];
    const filter = { ...memberFilter, modelId: memberModel.id };
    const [
      assessments,
      counts,
      checks,
      plan,
      selected,
      sources,
      listed,
      revision,
    ] = await Promise.all([
      entities.readAssessments(entityRef, credentials),
      scorecard.count({ filter, groupBy: 'owner', checks: true }, visibility),
      scorecard.countChecks({ filter }, visibility),
      scorecard.planFixes({ filter, limit: PLAN_LENGTH }, visibility),
      scorecard.select({ filter }, visibility),
      missing.read(credentials, visibility),
      targets.list(entity, { credentials, visibility }),
      // It tells how much changed, also of what others may not see.
      visibility === 'all' ? this.#options.readRevision() : undefined,
    ]);
    const model = models.find(({ subject }) => subject === 'organization');
    const isJudged = model && assessments.modelIds.includes(model.id);
    return writeReport({
      now: this.#options.now(),
      revision,
      title: entity.metadata.title ?? entity.metadata.name,
      entityRef,
      own: isJudged
        ? {
            model,
            assessment: assessments.items.find(
              ({ modelId }) => modelId === model.id,
            ),
          }
        : undefined,
      memberModel,
      counts: counts.all,
      checks: checks.items,
      plan,
      teams: listTeams(plan.items, counts),
      delivery: distributeByStage(selected.entities, {
        summaries: await deliveries.summaries(),
        modelId: memberModel.id,
        stages: memberModel.stages.map(({ id }) => id),
        days: WINDOW_DAYS,
      }),
      missing: sources.items,
      targets: listed.items,
      models,
    });
  }
}

/** The teams of each fix, those with the most components first. */
function listTeams(
  fixes: readonly PlannedFix[],
  { checkIds = [], groups }: CountAssessmentsResponse,
): ReadonlyMap<string, readonly FixingTeam[]> {
  return new Map(
    fixes.map(({ checkId }) => {
      const place = checkIds.indexOf(checkId);
      const teams = groups.map(({ value, checks }) => ({
        name: value?.split('/')[1] ?? 'nobody',
        components: checks ? checks.fail[place] + checks.unknown[place] : 0,
      }));
      return [
        checkId,
        teams
          .filter(({ components }) => components > 0)
          .sort((a, b) => b.components - a.components),
      ];
    }),
  );
}
