import {
  DeliveryMetricId,
  DeliveryPoint,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { positionOn } from './rulerScale';

/** A measured week of a trend line, on a picture of the size 1 × 1 with the origin at the top left. */
export interface TrendDot {
  readonly x: number;
  readonly y: number;
}

/** Less difference than a step of the ruler is not drawn larger than it is. */
const leastSpan = 1 / 6;

/**
 * The stretches of weeks that were measured without a gap, each a line or, of
 * one week, a dot. Higher is better for every metric.
 */
export function trendRuns(
  metric: DeliveryMetricId,
  points: readonly DeliveryPoint[],
): readonly (readonly TrendDot[])[] {
  const ruler = deliveryScales[metric];
  const positions = points.map(({ measure }) =>
    measure.status === 'measured'
      ? positionOn(ruler, measure.value)
      : undefined,
  );
  const known = positions.filter(position => position !== undefined);
  const middle = (Math.min(...known) + Math.max(...known)) / 2;
  const span = Math.max(leastSpan, Math.max(...known) - Math.min(...known));
  const runs: TrendDot[][] = [];
  let run: TrendDot[] | undefined;
  for (const [week, position] of positions.entries()) {
    if (position === undefined) {
      run = undefined;
      continue;
    }
    if (!run) {
      run = [];
      runs.push(run);
    }
    run.push({
      x: points.length > 1 ? week / (points.length - 1) : 1,
      y: 0.5 - (position - middle) / span,
    });
  }
  return runs;
}
