import {
  AssessmentSummary,
  ListMoversResponse,
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { StageSlice, toSlices } from '../../charts/stageCounts';

/** More dots than this say no more than fewer that each stand for several. */
export const mostDots = 240;

/** One entity of a stage, or as many as `StaircaseDots.perDot` says. */
export interface Dot {
  readonly key: string;
  /** The entity, where the dot is a single one. */
  readonly entityRef?: string;
  /** The way it came to its stage lately. */
  readonly moved?: 'up' | 'down';
}

/** A stage with its dots, those that moved last. */
export interface Step extends StageSlice {
  readonly dots: readonly Dot[];
  /** Entities that came to the stage lately. */
  readonly up: number;
  readonly down: number;
}

/** The picture of where entities stand. */
export interface StaircaseDots {
  readonly steps: readonly Step[];
  /** Entities that a dot stands for. */
  readonly perDot: number;
}

/**
 * Lays out a dot for each entity, or for each few of them where there are many.
 *
 * @param rows - the entities, if there is a dot for each
 */
export function layDots(
  model: Model,
  counts: StageDistribution,
  rows: readonly AssessmentSummary[],
  movers: Pick<ListMoversResponse, 'up' | 'down'> | undefined,
): StaircaseDots {
  const perDot = Math.max(1, Math.ceil(counts.total / mostDots));
  const moved = new Map<string, 'up' | 'down'>();
  const arrived = { up: new Map<string, number>(), down: new Map() };
  for (const direction of ['up', 'down'] as const) {
    const items = movers?.[direction].items ?? [];
    for (const { entityRef, to, firstMeasured } of items) {
      if (to !== undefined && !firstMeasured) {
        moved.set(entityRef, direction);
        const before = arrived[direction].get(to) ?? 0;
        arrived[direction].set(to, before + 1);
      }
    }
  }
  const steps = toSlices(model, counts).map(slice => {
    const up = arrived.up.get(slice.id) ?? 0;
    const down = arrived.down.get(slice.id) ?? 0;
    const dots =
      perDot === 1
        ? nameDots(slice, rows, moved)
        : countDots(slice, perDot, { up, down });
    return { ...slice, up, down, dots };
  });
  return { steps, perDot };
}

function nameDots(
  { id }: StageSlice,
  rows: readonly AssessmentSummary[],
  moved: ReadonlyMap<string, 'up' | 'down'>,
): readonly Dot[] {
  return rows
    .filter(({ stage = 'none' }) => stage === id)
    .map(({ entityRef }) => ({
      key: entityRef,
      entityRef,
      moved: moved.get(entityRef),
    }))
    .sort(
      (one, other) =>
        Number(Boolean(one.moved)) - Number(Boolean(other.moved)) ||
        one.key.localeCompare(other.key),
    );
}

function countDots(
  { count }: StageSlice,
  perDot: number,
  { up, down }: { up: number; down: number },
): readonly Dot[] {
  const total = Math.ceil(count / perDot);
  const risen = Math.round(up / perDot);
  const fallen = Math.round(down / perDot);
  return Array.from({ length: total }, (_, index) => {
    const fromEnd = total - index;
    if (fromEnd <= risen) {
      return { key: String(index), moved: 'up' };
    }
    return fromEnd <= risen + fallen
      ? { key: String(index), moved: 'down' }
      : { key: String(index) };
  });
}
