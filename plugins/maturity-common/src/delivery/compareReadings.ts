import { LEAST_DAYS } from './metrics/deploymentFrequency';
import { Reading, Sample } from './metrics/types';
import { adjustByHolm } from './statistics/adjustByHolm';
import { compareOrders } from './statistics/compareOrders';
import { comparePoissonCounts } from './statistics/comparePoissonCounts';
import { compareShares } from './statistics/compareShares';
import { DeliveryTrend } from './types';

/** Below this probability a difference is taken for real. */
const ALPHA = 0.05;
/** A sample below this says too little to be compared, and is shown as small. */
export const LEAST_SAMPLE = 5;
/** With fewer in both windows together, no outcome could be told from chance. */
const LEAST_DEPLOYMENTS = 6;

/** A metric over a window and the one before. */
export interface ReadingPair {
  readonly current: Reading;
  readonly previous: Reading;
  readonly lowerIsBetter: boolean;
}

interface Comparison {
  /** Above 0 where the current window is higher. */
  readonly rise: number;
  readonly probability: number;
  readonly test: NonNullable<DeliveryTrend['test']>;
}

const NOT_COMPARABLE: DeliveryTrend = { direction: 'notComparable' };

/**
 * Says of each metric whether it differs from the window before by more than
 * chance.
 *
 * @remarks
 * The tests are exact, or nearly, for small samples: Mann–Whitney for
 * durations, a conditional binomial for counts, Fisher's for shares. The
 * metrics of a window are compared at once and a single "worse" is alarming,
 * so the probabilities are adjusted by Holm's method: of services where
 * nothing changed, at most 1 in 20 gets any verdict but "steady", instead of
 * 1 in 4.
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
