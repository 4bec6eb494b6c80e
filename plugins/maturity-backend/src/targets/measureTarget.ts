import {
  AssessmentFilter,
  MeasuredTarget,
  Model,
  StageDistribution,
  StageTarget,
  TargetCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';
import { toMemberFilter } from '../members/toMemberFilter';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { DAY_MS, formatDay, parseDay, startOfDay } from '../scorecard/utcDays';
import { forecastTarget, MOST_WEEKS } from './forecastTarget';

/** Makes up for shares that floating point cannot hold: 7 % of 100 are 7. */
const ROUNDING = 1e-9;

/** The counts that targets are measured by, as the caller sees them. */
export interface MeasureOptions {
  readonly scorecard: Pick<
    ScorecardReader,
    'count' | 'getTrend' | 'countWeeklyGains'
  >;
  readonly models: readonly Model[];
  /** Ref of the organisation's own entity. */
  readonly organization?: string;
  readonly visibility: EntityVisibility;
  readonly now: Date;
}

/** Progress and forecast of a target. */
export type Measurement = Pick<
  MeasuredTarget,
  'rank' | 'progress' | 'forecast'
>;

/**
 * Measures a target by the assessments of its members: the same counts that the pages
 * show. After the due day, that day decides.
 */
export async function measureTarget(
  target: StageTarget,
  options: MeasureOptions,
): Promise<Measurement> {
  const { scorecard, models, visibility, now } = options;
  const model = models.find(({ id }) => id === target.modelId);
  const rank = findRank(model, target);
  if (!model || rank === 0) {
    return unknown(0, model ? 'noStage' : 'noModel');
  }
  const filter = toTargetFilter(target, target.entityRef, options);
  const today = startOfDay(now.getTime());
  const due = parseDay('dueOn', target.dueOn);
  const readDay = async (day: string) =>
    parseDay('day', day) < today
      ? scorecard.getTrend({ filter, from: day, to: day }, visibility)
      : undefined;
  const [counts, { gains }, start, end] = await Promise.all([
    scorecard.count({ filter }, visibility),
    scorecard.countWeeklyGains(
      { filter, stage: target.stageId, weeks: MOST_WEEKS },
      visibility,
    ),
    readDay(target.startsOn),
    readDay(target.dueOn),
  ]);
  const { all } = counts;
  if (all.total === 0) {
    return unknown(rank, 'noMembers');
  }
  const reached = countReached(all, model, rank);
  const countDay = (trend: typeof start) => {
    const [item] = trend?.items ?? [];
    return item && item.total > 0
      ? {
          day: item.day,
          total: item.total,
          reached: countReached(item, model, rank),
        }
      : undefined;
  };
  const [atStart, atEnd] = [countDay(start), countDay(end)];
  const decisive = atEnd ?? { total: all.total, reached };
  return {
    rank,
    progress: {
      total: all.total,
      reached,
      notAssessed: all.notAssessed,
      withExemptions: all.withExemptions,
      needed: countNeeded(target.share, all.total),
      ...(atStart && { atStart }),
      ...(atEnd && { atEnd }),
    },
    forecast: forecastTarget({
      ...decisive,
      needed: countNeeded(target.share, decisive.total),
      gains,
      daysLeft: (due + DAY_MS - today) / DAY_MS,
    }),
  };
}

/** Counts what belongs to an entity by the stage of a target of one above it. */
export async function countTowards(
  target: StageTarget,
  entityRef: string,
  options: MeasureOptions,
): Promise<TargetCounts | undefined> {
  const { scorecard, models, visibility } = options;
  const model = models.find(({ id }) => id === target.modelId);
  const rank = findRank(model, target);
  if (!model || rank === 0) {
    return undefined;
  }
  const filter = toTargetFilter(target, entityRef, options);
  const { all } = await scorecard.count({ filter }, visibility);
  const { total, notAssessed } = all;
  return { total, notAssessed, reached: countReached(all, model, rank) };
}

/** Members that have to reach the stage. */
export function countNeeded(share: number, total: number): number {
  return Math.ceil(share * total - ROUNDING);
}

/** The UTC day of an instant. */
export function toDay(instant: Date): string {
  return formatDay(instant.getTime());
}

function toTargetFilter(
  { modelId, lifecycle }: StageTarget,
  entityRef: string,
  { organization }: MeasureOptions,
): AssessmentFilter {
  return { ...toMemberFilter(entityRef, organization), modelId, lifecycle };
}

function findRank(model: Model | undefined, { stageId }: StageTarget): number {
  return (model?.stages.findIndex(({ id }) => id === stageId) ?? -1) + 1;
}

function countReached(
  { byStage }: StageDistribution,
  { stages }: Model,
  rank: number,
): number {
  const wanted = new Set(stages.slice(rank - 1).map(({ id }) => id));
  return byStage
    .filter(({ stage }) => wanted.has(stage))
    .reduce((sum, { count }) => sum + count, 0);
}

function unknown(
  rank: number,
  reason: 'noMembers' | 'noModel' | 'noStage',
): Measurement {
  return { rank, forecast: { state: 'unknown', reason, weeks: 0 } };
}
