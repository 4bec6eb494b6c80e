import {
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** One bar or segment: the entities at one stage, or those not assessed. */
export interface StageSlice {
  /** Stage id, or `none` for not assessed: the value to filter by. */
  readonly id: string;
  /** 1-based; 0 for not assessed. */
  readonly rank: number;
  /** Absent for not assessed. */
  readonly title?: string;
  readonly count: number;
}

/** The counts in the order of the model, with "not assessed" last. */
export function toSlices(
  model: Model,
  counts: StageDistribution,
): StageSlice[] {
  const countsByStage = new Map(
    counts.byStage.map(({ stage, count }) => [stage, count]),
  );
  return [
    ...model.stages.map((stage, index) => ({
      id: stage.id,
      rank: index + 1,
      title: stage.title,
      count: countsByStage.get(stage.id) ?? 0,
    })),
    { id: 'none', rank: 0, count: counts.notAssessed },
  ];
}

/** Counts the entities at the stage of this rank or above. */
export function countAtLeast(
  model: Model,
  counts: StageDistribution,
  rank: number,
): number {
  return toSlices(model, counts).reduce(
    (sum, slice) => (slice.rank >= rank ? sum + slice.count : sum),
    0,
  );
}

/** 1-based rank of the stage in the middle: where "share at or above" counts from, unless the reader says. */
export function middleRank(model: Model): number {
  return Math.floor(model.stages.length / 2) + 1;
}
