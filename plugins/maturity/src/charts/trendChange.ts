import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countAtLeast } from './stageCounts';

/** The change of the share at a stage or above over a trend. */
export interface TrendChange {
  /** UTC day of the first point that counts anything. */
  readonly since: string;
  /** Set when the history covers the whole trend. */
  readonly isWhole: boolean;
  /** Shares of all entities, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** Percentage points, whole; negative when the share fell. */
  readonly points: number;
}

/** The points from the first day on which anything was assessed. */
export function trimHistory(
  items: readonly TrendPoint[],
): readonly TrendPoint[] {
  const first = items.findIndex(({ total }) => total > 0);
  return first < 0 ? [] : items.slice(first);
}

/** Measures the change of the share at the stage of this rank or above; absent without history. */
export function measureTrendChange(
  model: Model,
  items: readonly TrendPoint[],
  rank: number,
): TrendChange | undefined {
  const history = trimHistory(items);
  const [first] = history;
  const last = history[history.length - 1];
  if (history.length < 2 || last.total === 0) {
    return undefined;
  }
  const readShare = (point: TrendPoint) =>
    point.total === 0 ? 0 : countAtLeast(model, point, rank) / point.total;
  const before = readShare(first);
  const after = readShare(last);
  return {
    since: first.day,
    isWhole: history.length === items.length,
    before,
    after,
    points: Math.round(100 * (after - before)) || 0,
  };
}
