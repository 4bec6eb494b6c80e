import { DeliveryQuantiles } from '../types';

/**
 * A quantile of sorted numbers by linear interpolation between the two nearest:
 * type 7 of Hyndman and Fan, the default of R and of spreadsheets.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export function quantilesOf(sorted: ArrayLike<number>): DeliveryQuantiles {
  return {
    p25: quantile(sorted, 0.25),
    p50: quantile(sorted, 0.5),
    p75: quantile(sorted, 0.75),
    p90: quantile(sorted, 0.9),
  };
}
