import { logChoose, sumOfAsUnlikely } from './discrete';

/** Events that were counted, and how long. */
export interface Count {
  readonly count: number;
  readonly days: number;
}

/**
 * The two-sided probability that two counts differ as much by chance, if
 * events come independently and equally often in both.
 *
 * @remarks
 * Given their sum, the one count is then binomial with the share of its days.
 * The test is exact, so it needs no minimal count to be valid. The same as
 * `poisson.test` of R.
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
