/** A number of events, and the days of counting. */
export interface Count {
  readonly count: number;
  readonly days: number;
}

/**
 * Computes the two-sided probability that two counts differ as much by chance,
 * if events are independent and equally frequent.
 *
 * @remarks
 * Given the sum of the counts, each count is binomial with the share of its
 * days. The test is exact, so it needs no minimum count. Same result as
 * `poisson.test` in R.
 */
export function comparePoissonCounts(a: Count, b: Count): number {
  const total = a.count + b.count;
  const share = a.days / (a.days + b.days);
  return sumOfAsUnlikely({
    low: 0,
    high: total,
    observed: a.count,
    logProbability: count =>
      logChoose(total, count) +
      count * Math.log(share) +
      (total - count) * Math.log(1 - share),
  });
}

/** A number of hits out of a total. */
export interface Share {
  readonly count: number;
  readonly total: number;
}

/**
 * Computes the two-sided probability that two shares differ as much by chance:
 * Fisher's exact test.
 *
 * @remarks
 * The test is exact for any size. A chi-squared test needs five expected
 * failures, which a healthy service never has. Same result as `fisher.test` in
 * R.
 */
export function compareShares(a: Share, b: Share): number {
  const hits = a.count + b.count;
  const total = a.total + b.total;
  return sumOfAsUnlikely({
    low: Math.max(0, hits - b.total),
    high: Math.min(hits, a.total),
    observed: a.count,
    logProbability: count =>
      logChoose(a.total, count) +
      logChoose(b.total, hits - count) -
      logChoose(total, hits),
  });
}

/**
 * Computes the lowest probability that two shares with the same number of hits
 * could have: with few hits, no result can be significant.
 */
export function lowestShareProbability(a: Share, b: Share): number {
  const hits = a.count + b.count;
  const low = Math.max(0, hits - b.total);
  const high = Math.min(hits, a.total);
  return Math.min(
    ...[low, high].map(count =>
      compareShares(
        { count, total: a.total },
        { count: hits - count, total: b.total },
      ),
    ),
  );
}

/**
 * Tells whether the difference of two shares is within a margin, with 95 %
 * confidence on either side: the interval of Newcombe's hybrid score method.
 */
export function areSharesWithin(a: Share, b: Share, margin: number): boolean {
  const one = wilson(a);
  const other = wilson(b);
  const difference = one.share - other.share;
  const fall = Math.hypot(one.share - one.low, other.high - other.share);
  const rise = Math.hypot(one.high - one.share, other.share - other.low);
  return difference - fall > -margin && difference + rise < margin;
}

/** One-sided 95 % quantile of the normal distribution. */
const Z95 = 1.6449;

/** Wilson's score interval of a share. */
function wilson({ count, total }: Share) {
  const share = count / total;
  const square = Z95 ** 2;
  const middle = (share + square / (2 * total)) / (1 + square / total);
  const width =
    (Z95 / (1 + square / total)) *
    Math.sqrt((share * (1 - share)) / total + square / (4 * total ** 2));
  return { share, low: middle - width, high: middle + width };
}

/**
 * From this number on, three terms of Stirling's series have an error below
 * 1e-13.
 */
const STIRLING_FROM = 32;
/** Results within this tolerance count as equally likely. */
const TOLERANCE = 1 + 1e-7;

const logFactorials: number[] = [0];
for (let n = 1; n < STIRLING_FROM; n++) {
  logFactorials.push(logFactorials[n - 1] + Math.log(n));
}

/** The natural logarithm of `n!`. */
export function logFactorial(n: number): number {
  if (n < STIRLING_FROM) {
    return logFactorials[n];
  }
  return (
    (n + 0.5) * Math.log(n) -
    n +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * n) -
    1 / (360 * n ** 3) +
    1 / (1_260 * n ** 5)
  );
}

/** The logarithm of the number of ways to choose `k` of `n`. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * Computes the two-sided probability of a result at least as extreme as the
 * observed one: the sum over all results that are not more likely, as in R.
 *
 * @param logProbability - log probability of each result from `low` to `high`
 */
export function sumOfAsUnlikely(options: {
  low: number;
  high: number;
  observed: number;
  logProbability: (result: number) => number;
}): number {
  const { low, high, observed, logProbability } = options;
  const limit = Math.exp(logProbability(observed)) * TOLERANCE;
  let sum = 0;
  for (let result = low; result <= high; result++) {
    const probability = Math.exp(logProbability(result));
    sum += probability <= limit ? probability : 0;
  }
  return Math.min(1, sum);
}
