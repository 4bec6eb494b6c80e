import { logChoose, sumOfAsUnlikely } from './discrete';

/** How many of some that could. */
export interface Share {
  readonly count: number;
  readonly total: number;
}

/**
 * The two-sided probability that two shares differ as much by chance: Fisher's
 * exact test.
 *
 * @remarks
 * It is exact for any size, where a chi-squared test asks for five expected
 * failures, which a healthy service never has. The same as `fisher.test` of R.
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
