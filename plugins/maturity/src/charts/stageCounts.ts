import {
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import styles from './tone.module.css';

/** The look of a stage: one hue in steps of lightness, readable in print too. Rank 0 is hatched. */
export function stageTone(
  rank: number,
  stageCount: number,
): { readonly className: string; readonly style?: CSSProperties } {
  if (rank === 0) {
    return { className: styles.notAssessed };
  }
  const strength = toStrength(rank, stageCount);
  return {
    className: styles.stage,
    style: { '--maturity-tone': strength } as CSSProperties,
  };
}

/** The fill of a stage, for shapes that are drawn and not laid out. */
export function stageFill(rank: number, stageCount: number): string {
  const strength = toStrength(rank, stageCount);
  return `color-mix(in oklab, var(--bui-accent-bg) ${strength}, var(--bui-bg-neutral-1))`;
}

function toStrength(rank: number, stageCount: number): string {
  const position = stageCount > 1 ? (rank - 1) / (stageCount - 1) : 1;
  return `${Math.round(14 + 86 * position)}%`;
}

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

/** The stages in the order of the model, with "not assessed" last. */
export function listStages(model: Model): Omit<StageSlice, 'count'>[] {
  return [
    ...model.stages.map(({ id, title }, index) => ({
      id,
      rank: index + 1,
      title,
    })),
    { id: 'none', rank: 0 },
  ];
}

/** The counts in the order of {@link listStages}. */
export function toSlices(
  model: Model,
  counts: StageDistribution,
): StageSlice[] {
  const countsByStage = new Map(
    counts.byStage.map(({ stage, count }) => [stage, count]),
  );
  return listStages(model).map(stage => ({
    ...stage,
    count:
      stage.rank === 0 ? counts.notAssessed : countsByStage.get(stage.id) ?? 0,
  }));
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
