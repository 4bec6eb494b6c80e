import { DAY } from '../../model/instant';
import { quantile } from '../metrics/readings';
import { TimedValue } from '../metrics/types';
import { Period } from '../windows';
import { Count } from './compareCounts';
import { twoSidedNormal } from './compareOrders';

/** Lengths of the blocks, in days: bursts last for different times. */
const BLOCK_DAYS = [10, 15, 22.5];

/**
 * A dispersion up to here is within the range of independent events, and needs
 * no correction for its estimate.
 */
const ORDINARY = 1.6;

/** Degrees of freedom of the estimate, in two windows of 90 days. */
const FREEDOM = 8;

/** 95 % quantiles, one-sided: of Student's t with 8 degrees, and normal. */
const QUANTILES = { t: 1.8595, normal: 1.6449 };

/**
 * Estimates how many times more the number of events varies than it would if
 * they were independent: above 1 if they come in bursts, as in sprints.
 *
 * @remarks
 * Each window is cut into blocks, and the counts of its blocks are compared with
 * their mean (Pearson's statistic by its degrees of freedom). The result is the
 * highest over several lengths of blocks. Blocks before the first event do not
 * count, and events that are more regular than independent count as independent.
 *
 * @param sorted - instants of the events
 */
export function estimateDispersion(
  sorted: readonly number[],
  windows: readonly Period[],
): number {
  const first = sorted.at(0) ?? Infinity;
  const dispersions = BLOCK_DAYS.map(days => {
    let squares = 0;
    let freedom = 0;
    for (const window of windows) {
      const counts = countBlocks(sorted, window, days * DAY, first);
      const mean =
        counts.reduce((sum, count) => sum + count, 0) / counts.length;
      if (counts.length > 1 && mean > 0) {
        freedom += counts.length - 1;
        for (const count of counts) {
          squares += (count - mean) ** 2 / mean;
        }
      }
    }
    return freedom > 0 ? squares / freedom : 1;
  });
  return Math.max(1, ...dispersions);
}

function countBlocks(
  sorted: readonly number[],
  { from, to }: Period,
  length: number,
  first: number,
): number[] {
  const start = from + Math.max(0, Math.ceil((first - from) / length)) * length;
  const counts = Array<number>(
    Math.max(0, Math.round((to - start) / length)),
  ).fill(0);
  for (const at of sorted) {
    const block = Math.floor((at - start) / length);
    if (block >= 0 && block < counts.length) {
      counts[block]++;
    }
  }
  return counts;
}

/** Blocks of a window in which values may be alike. */
const BLOCKS = 6;

/**
 * Estimates how many times more the means of blocks vary than they would if the
 * values were independent: above 1 if good and bad values come in streaks.
 *
 * @remarks
 * Each window is cut into six blocks. The squared distances of the means of its
 * blocks from its own mean, by the variance of all values within the windows and
 * the degrees of freedom.
 *
 * @param windows - the values of each window
 */
export function estimateStreaks(
  windows: readonly {
    readonly values: readonly TimedValue[];
    readonly period: Period;
  }[],
): number {
  let between = 0;
  let blocks = 0;
  let squares = 0;
  let count = 0;
  for (const { values, period } of windows) {
    const mean = average(values);
    const split = splitBlocks(values, period);
    for (const own of split) {
      between += own.length * (average(own) - mean) ** 2;
    }
    for (const { value } of values) {
      squares += (value - mean) ** 2;
    }
    blocks += Math.max(0, split.length - 1);
    count += Math.max(0, values.length - 1);
  }
  return squares > 0 && blocks > 0
    ? Math.max(1, between / blocks / (squares / count))
    : 1;
}

function splitBlocks(
  values: readonly TimedValue[],
  { from, to }: Period,
): (readonly TimedValue[])[] {
  const blocks = new Map<number, TimedValue[]>();
  for (const timed of values) {
    const block = Math.floor(((timed.at - from) / (to - from)) * BLOCKS);
    const own = blocks.get(block) ?? [];
    own.push(timed);
    blocks.set(block, own);
  }
  return [...blocks.values()];
}

/** Computes the median of each block of a window that has values. */
export function blockMedians(
  values: readonly TimedValue[],
  period: Period,
): number[] {
  return splitBlocks(values, period).map(own =>
    quantile(Float64Array.from(own, ({ value }) => value).sort(), 0.5),
  );
}

/** Tells whether a dispersion is more than independent values show. */
export function isExtraordinary(dispersion: number): boolean {
  return dispersion > ORDINARY;
}

function average(values: readonly TimedValue[]): number {
  return values.reduce((sum, { value }) => sum + value, 0) / values.length;
}

/**
 * Corrects the two-sided probability of independent values for a dispersion.
 *
 * @remarks
 * The probability is turned into a distance of the normal distribution, and this
 * distance divided by the square root of the dispersion (quasi-likelihood). A
 * large dispersion is itself uncertain: then the distribution is Student's.
 */
export function correctForDispersion(
  probability: number,
  dispersion: number,
): number {
  if (dispersion <= 1) {
    return probability;
  }
  const distance = toNormalDistance(probability) / Math.sqrt(dispersion);
  return isExtraordinary(dispersion)
    ? twoSidedStudent(distance)
    : twoSidedNormal(distance);
}

/**
 * Tells whether the ratio of two frequencies is within a factor, with 95 %
 * confidence on either side.
 */
export function areCountsWithin(
  now: Count,
  then: Count,
  { dispersion, factor }: { dispersion: number; factor: number },
): boolean {
  if (now.count === 0 || then.count === 0) {
    return false;
  }
  const ratio = Math.log(now.count / now.days / (then.count / then.days));
  const error = Math.sqrt(dispersion * (1 / now.count + 1 / then.count));
  const limit = isExtraordinary(dispersion) ? QUANTILES.t : QUANTILES.normal;
  return Math.abs(ratio) + limit * error < Math.log(factor);
}

/** The distance whose two-sided probability this is, by bisection. */
function toNormalDistance(probability: number): number {
  let low = 0;
  let high = 40;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (twoSidedNormal(middle) > probability) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The two-sided probability of Student's t with an even number of degrees. */
export function twoSidedStudent(t: number, freedom: number = FREEDOM): number {
  const square = freedom / (freedom + t ** 2);
  let sum = 1;
  let term = 1;
  for (let k = 2; k <= freedom - 2; k += 2) {
    term *= ((k - 1) / k) * square;
    sum += term;
  }
  return Math.max(0, 1 - Math.sqrt(1 - square) * sum);
}
