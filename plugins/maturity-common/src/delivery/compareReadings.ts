import { LEAST_DAYS } from './metrics/deploymentFrequency';
import { Reading, Sample, TimedValue } from './metrics/types';
import { compareOrders } from './statistics/compareOrders';
import {
  areSharesWithin,
  compareShares,
  comparePoissonCounts,
  Count,
  lowestShareProbability,
  Share,
} from './statistics/compareCounts';
import {
  areCountsWithin,
  blockMedians,
  correctForDispersion,
  estimateStreaks,
  isExtraordinary,
} from './statistics/dispersion';
import { DeliveryTrend } from './types';
import { Period } from './windows';

/** Significance level: below this probability, a difference counts as real. */
const ALPHA = 0.05;
/** Minimum sample size for a comparison. Smaller samples are marked as small. */
export const LEAST_SAMPLE = 5;
/**
 * Minimum number of deployments in both windows together. With fewer, no result
 * can be significant.
 */
const LEAST_DEPLOYMENTS = 6;

/** Twice as long, or twice as often, is a change; less may be none. */
const MARGIN_FACTOR = 2;
/** The same for rates: 15 percentage points. */
const MARGIN_RATE = 0.15;

/** A metric over a window and over the window before it. */
export interface ReadingPair {
  readonly current: Reading;
  readonly previous: Reading;
  readonly lowerIsBetter: boolean;
}

/** The two windows, and how much their deployments come in bursts. */
export interface ComparisonContext {
  readonly period: Period;
  readonly before: Period;
  /** See `estimateDispersion`. */
  readonly dispersion: number;
}

interface Comparison {
  /** Above 0 if the current window has the higher value. */
  readonly rise: number;
  readonly probability: number;
  /** The lowest probability that a sample like this can have. */
  readonly attainable: number;
  readonly test: NonNullable<DeliveryTrend['test']>;
  /** Whether a change beyond the margin is ruled out. */
  readonly isWithin: boolean;
  readonly margin: number;
}

const NOT_COMPARABLE: DeliveryTrend = { direction: 'notComparable' };

/**
 * Decides for each metric whether it became better or worse than in the window
 * before, is steady, or has not enough data to tell.
 *
 * @remarks
 * Better and worse need a significant difference: Mann–Whitney for durations
 * (one per deployment), a conditional binomial test for counts, corrected for
 * bursts, and Fisher's exact test for shares. Good and bad values that come in
 * streaks are not independent, so all are corrected for their dispersion, and
 * durations in long streaks are compared block by block. Several metrics are compared at
 * once, so the probabilities are adjusted by Holm's method over the tests that
 * can be significant at all (Tarone): if nothing changed, at most 1 in 20
 * services gets a result other than "steady", instead of 1 in 4.
 *
 * Steady needs evidence too: a change beyond the margin must be ruled out, by
 * two one-sided tests at 5 %. No significant difference alone is not steady.
 */
export function compareReadings(
  pairs: readonly ReadingPair[],
  context: ComparisonContext,
): DeliveryTrend[] {
  const comparisons = pairs.map(({ current, previous }) =>
    current.status === 'measured' && previous.status === 'measured'
      ? compareSamples(current.sample, previous.sample, context)
      : undefined,
  );
  const made = comparisons.filter(comparison => comparison !== undefined);
  const probabilities = adjustByHolm(made);
  return pairs.map(({ lowerIsBetter }, index) => {
    const comparison = comparisons[index];
    if (!comparison) {
      return NOT_COMPARABLE;
    }
    const { rise, test, isWithin, margin } = comparison;
    const probability = probabilities[made.indexOf(comparison)];
    if (probability >= ALPHA) {
      return isWithin
        ? { direction: 'steady', probability, test, margin }
        : { direction: 'notComparable', probability, test };
    }
    const isBetter = lowerIsBetter ? rise < 0 : rise > 0;
    return { direction: isBetter ? 'better' : 'worse', probability, test };
  });
}

function compareSamples(
  now: Sample,
  then: Sample,
  context: ComparisonContext,
): Comparison | undefined {
  if (now.kind === 'durations' && then.kind === 'durations') {
    return compareDurations(now.seconds, then.seconds, context);
  }
  if (now.kind === 'count' && then.kind === 'count') {
    return compareCounts(now, then, context);
  }
  return now.kind === 'share' && then.kind === 'share'
    ? compareRates(now.hits, then.hits, context)
    : undefined;
}

function compareCounts(
  now: Count,
  then: Count,
  { dispersion }: ComparisonContext,
): Comparison | undefined {
  if (
    Math.min(now.days, then.days) < LEAST_DAYS ||
    now.count + then.count < LEAST_DEPLOYMENTS
  ) {
    return undefined;
  }
  const probability = comparePoissonCounts(now, then);
  return {
    rise: now.count / now.days - then.count / then.days,
    probability: correctForDispersion(probability, dispersion),
    attainable: 0,
    test: 'poisson',
    isWithin: areCountsWithin(now, then, {
      dispersion,
      factor: MARGIN_FACTOR,
    }),
    margin: MARGIN_FACTOR,
  };
}

function compareRates(
  now: readonly TimedValue[],
  then: readonly TimedValue[],
  context: ComparisonContext,
): Comparison | undefined {
  if (Math.min(now.length, then.length) < LEAST_SAMPLE) {
    return undefined;
  }
  const dispersion = estimateStreaks(toWindows(now, then, context));
  const share = (hits: readonly TimedValue[]) => ({
    count: hits.reduce((sum, { value }) => sum + value, 0),
    total: hits.length,
  });
  const [one, other] = [share(now), share(then)];
  const effective = ({ count, total }: Share) => ({
    count: count / dispersion,
    total: total / dispersion,
  });
  return {
    rise: one.count / one.total - other.count / other.total,
    probability: correctForDispersion(compareShares(one, other), dispersion),
    attainable: lowestShareProbability(one, other),
    test: 'fisher',
    isWithin: areSharesWithin(effective(one), effective(other), MARGIN_RATE),
    margin: MARGIN_RATE,
  };
}

function compareDurations(
  now: readonly TimedValue[],
  then: readonly TimedValue[],
  context: ComparisonContext,
): Comparison | undefined {
  if (Math.min(now.length, then.length) < LEAST_SAMPLE) {
    return undefined;
  }
  // By their logarithms: one that took very long is no streak.
  const logarithm = ({ at, value }: TimedValue) => ({
    at,
    value: Math.log(value + 1),
  });
  const dispersion = estimateStreaks(
    toWindows(now.map(logarithm), then.map(logarithm), context),
  );
  const blocks = [
    blockMedians(now, context.period),
    blockMedians(then, context.before),
  ];
  const areBlocks =
    isExtraordinary(dispersion) &&
    blocks.every(({ length }) => length >= LEAST_SAMPLE);
  const [a, b] = areBlocks
    ? blocks
    : [now, then].map(timed => timed.map(({ value }) => value));
  const compare = (factor: number) => {
    const { u, probability } = compareOrders(
      a,
      b.map(value => value * factor),
    );
    return {
      rise: u - (a.length * b.length) / 2,
      probability: areBlocks
        ? probability
        : correctForDispersion(probability, dispersion),
    };
  };
  const above = compare(MARGIN_FACTOR);
  const below = compare(1 / MARGIN_FACTOR);
  return {
    ...compare(1),
    attainable: 0,
    test: 'mann-whitney',
    // One side of a two-sided probability of 2 α.
    isWithin:
      above.rise < 0 &&
      above.probability < 2 * ALPHA &&
      below.rise > 0 &&
      below.probability < 2 * ALPHA,
    margin: MARGIN_FACTOR,
  };
}

function toWindows(
  now: readonly TimedValue[],
  then: readonly TimedValue[],
  { period, before }: ComparisonContext,
) {
  return [
    { values: now, period },
    { values: then, period: before },
  ];
}

/**
 * Adjusts probabilities for multiple comparisons by Holm's method: the chance
 * that any of them is below a limit by chance alone stays below that limit.
 * Without `attainable`, it is the same result as `p.adjust(method = "holm")` in R.
 *
 * @remarks
 * A test that cannot be significant cannot be wrong either, so it takes no share
 * of the level (Tarone's method): it gets the probability 1.
 */
export function adjustByHolm(
  tests: readonly {
    readonly probability: number;
    readonly attainable?: number;
  }[],
): number[] {
  const counting = selectTestable(tests).sort(
    (a, b) => tests[a].probability - tests[b].probability,
  );
  const adjusted = tests.map(() => 1);
  let highest = 0;
  for (const [rank, index] of counting.entries()) {
    const factor = counting.length - rank;
    highest = Math.max(highest, Math.min(1, factor * tests[index].probability));
    adjusted[index] = highest;
  }
  return adjusted;
}

/** Selects the tests that can be significant when that many are made. */
function selectTestable(
  tests: readonly { readonly attainable?: number }[],
): number[] {
  const all = tests.map((_, index) => index);
  for (let made = 1; made < tests.length; made++) {
    const testable = all.filter(
      index => (tests[index].attainable ?? 0) <= ALPHA / made,
    );
    if (testable.length <= made) {
      return testable;
    }
  }
  return all;
}
