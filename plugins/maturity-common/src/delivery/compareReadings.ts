import { LEAST_DAYS } from './metrics/deploymentFrequency';
import { Reading, Sample } from './metrics/types';
import { compareOrders } from './statistics/compareOrders';
import {
  comparePoissonCounts,
  compareShares,
} from './statistics/compareCounts';
import { DeliveryTrend } from './types';

/** Significance level: below this probability, a difference counts as real. */
const ALPHA = 0.05;
/** Minimum sample size for a comparison. Smaller samples are marked as small. */
export const LEAST_SAMPLE = 5;
/**
 * Minimum number of deployments in both windows together. With fewer, no result
 * can be significant.
 */
const LEAST_DEPLOYMENTS = 6;

/** A metric over a window and over the window before it. */
export interface ReadingPair {
  readonly current: Reading;
  readonly previous: Reading;
  readonly lowerIsBetter: boolean;
}

interface Comparison {
  /** Above 0 if the current window has the higher value. */
  readonly rise: number;
  readonly probability: number;
  readonly test: NonNullable<DeliveryTrend['test']>;
}

const NOT_COMPARABLE: DeliveryTrend = { direction: 'notComparable' };

/**
 * Decides for each metric whether the difference from the window before is
 * significant.
 *
 * @remarks
 * The tests are exact, or nearly exact, for small samples: Mann–Whitney for
 * durations, a conditional binomial test for counts, and Fisher's exact test
 * for shares. Several metrics are compared at once, so the probabilities are
 * adjusted by Holm's method: if nothing changed, at most 1 in 20 services gets
 * a result other than "steady", instead of 1 in 4.
 */
export function compareReadings(
  pairs: readonly ReadingPair[],
): DeliveryTrend[] {
  const comparisons = pairs.map(compare);
  const made = comparisons.filter(comparison => comparison !== undefined);
  const adjusted = new Map<Comparison, number>();
  const probabilities = adjustByHolm(made.map(one => one.probability));
  for (const [index, comparison] of made.entries()) {
    adjusted.set(comparison, probabilities[index]);
  }
  return pairs.map(({ lowerIsBetter }, index) => {
    const comparison = comparisons[index];
    if (!comparison) {
      return NOT_COMPARABLE;
    }
    const { rise, test } = comparison;
    const probability = adjusted.get(comparison) ?? 1;
    if (probability >= ALPHA) {
      return { direction: 'steady', probability, test };
    }
    const isBetter = lowerIsBetter ? rise < 0 : rise > 0;
    return { direction: isBetter ? 'better' : 'worse', probability, test };
  });
}

function compare({ current, previous }: ReadingPair): Comparison | undefined {
  return current.status === 'measured' && previous.status === 'measured'
    ? compareSamples(current.sample, previous.sample)
    : undefined;
}

function compareSamples(now: Sample, then: Sample): Comparison | undefined {
  if (now.kind === 'durations' && then.kind === 'durations') {
    if (Math.min(now.seconds.length, then.seconds.length) < LEAST_SAMPLE) {
      return undefined;
    }
    const { u, probability } = compareOrders(now.seconds, then.seconds);
    const pairs = now.seconds.length * then.seconds.length;
    return { rise: u - pairs / 2, probability, test: 'mann-whitney' };
  }
  if (now.kind === 'count' && then.kind === 'count') {
    if (
      Math.min(now.days, then.days) < LEAST_DAYS ||
      now.count + then.count < LEAST_DEPLOYMENTS
    ) {
      return undefined;
    }
    const rise = now.count / now.days - then.count / then.days;
    const probability = comparePoissonCounts(now, then);
    return { rise, probability, test: 'poisson' };
  }
  if (now.kind === 'share' && then.kind === 'share') {
    if (Math.min(now.total, then.total) < LEAST_SAMPLE) {
      return undefined;
    }
    const rise = now.count / now.total - then.count / then.total;
    return { rise, probability: compareShares(now, then), test: 'fisher' };
  }
  return undefined;
}

/**
 * Adjusts probabilities for multiple comparisons by Holm's method: the chance
 * that any of them is below a limit by chance alone stays below that limit.
 * Same result as `p.adjust(method = "holm")` in R.
 */
export function adjustByHolm(probabilities: readonly number[]): number[] {
  const order = probabilities
    .map((_, index) => index)
    .sort((a, b) => probabilities[a] - probabilities[b]);
  const adjusted = Array.from(probabilities);
  let highest = 0;
  for (const [rank, index] of order.entries()) {
    const factor = probabilities.length - rank;
    highest = Math.max(highest, Math.min(1, factor * probabilities[index]));
    adjusted[index] = highest;
  }
  return adjusted;
}
