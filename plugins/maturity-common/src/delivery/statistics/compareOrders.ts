/**
 * Maximum size of both samples for which a double holds the number of orders
 * exactly.
 */
const EXACT_UP_TO = 25;

/** The result of a Mann–Whitney U test. */
export interface OrderComparison {
  /** Pairs in which the value of the first sample is higher; ties count half. */
  readonly u: number;
  /** Two-sided probability of such a `u` by chance. */
  readonly probability: number;
}

/**
 * Compares two samples by the order of their values (Mann–Whitney U, also
 * called Wilcoxon rank sum).
 *
 * @remarks
 * The test fits durations of deliveries, which are few and skewed: in a test of
 * means, a single duration of three weeks would decide the result. The test is
 * exact for up to 25 values in each sample without ties. Otherwise it uses the
 * normal approximation, corrected for ties and continuity. Same result as
 * `wilcox.test` in R, which is exact up to 49.
 */
export function compareOrders(
  a: readonly number[],
  b: readonly number[],
): OrderComparison {
  const { u, ties } = rank(a, b);
  const isExact =
    ties === 0 && a.length <= EXACT_UP_TO && b.length <= EXACT_UP_TO;
  return {
    u,
    probability: isExact
      ? exactProbability(u, a.length, b.length)
      : normalProbability(u, a.length, b.length, ties),
  };
}

/** Computes `u`, and the sum of t³ − t over all groups of t equal values. */
function rank(
  a: readonly number[],
  b: readonly number[],
): { u: number; ties: number } {
  const all = [
    ...a.map(value => ({ value, isFirst: true })),
    ...b.map(value => ({ value, isFirst: false })),
  ].sort((x, y) => x.value - y.value);
  let rankSum = 0;
  let ties = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    let own = 0;
    while (end < all.length && all[end].value === all[start].value) {
      own += Number(all[end].isFirst);
      end++;
    }
    const size = end - start;
    rankSum += own * ((start + 1 + end) / 2);
    ties += size ** 3 - size;
    start = end;
  }
  return { u: rankSum - (a.length * (a.length + 1)) / 2, ties };
}

function exactProbability(u: number, m: number, n: number): number {
  const orders = countOrders(m, n);
  const extreme = Math.min(u, m * n - u);
  let total = 0;
  let below = 0;
  for (const [value, count] of orders.entries()) {
    total += count;
    below += value <= extreme ? count : 0;
  }
  return Math.min(1, (2 * below) / total);
}

/**
 * Counts the orders of `m` and `n` values for each `u`: the coefficients of the
 * Gaussian binomial, the product of (1 − q^(n+i)) / (1 − q^i) for i up to m.
 */
function countOrders(m: number, n: number): Float64Array {
  const size = m * n + 1;
  const counts = new Float64Array(size);
  counts[0] = 1;
  for (let i = 1; i <= m; i++) {
    for (let power = size - 1; power >= n + i; power--) {
      counts[power] -= counts[power - n - i];
    }
    for (let power = i; power < size; power++) {
      counts[power] += counts[power - i];
    }
  }
  return counts;
}

function normalProbability(
  u: number,
  m: number,
  n: number,
  ties: number,
): number {
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (variance <= 0) {
    // All values are equal.
    return 1;
  }
  const distance = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5);
  return twoSidedNormal(distance / Math.sqrt(variance));
}

/** Coefficients of a Chebyshev fit of the complementary error function. */
const FIT = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807,
  -1.13520398, 1.48851587, -0.82215223, 0.17087277,
];

/**
 * The probability that a standard normal variable is further from 0 than `z`,
 * with a relative error below 1.2e-7.
 */
export function twoSidedNormal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  let sum = 0;
  for (let index = FIT.length - 1; index >= 0; index--) {
    sum = sum * t + FIT[index];
  }
  return Math.min(1, t * Math.exp(sum - x * x));
}
