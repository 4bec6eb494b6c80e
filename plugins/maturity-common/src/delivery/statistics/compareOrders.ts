import { twoSidedNormal } from './normal';

/** Up to this size of both samples, the number of orders fits a double exactly. */
const EXACT_UP_TO = 25;

/** How two samples compare by the Mann–Whitney U test. */
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
 * It fits durations of deliveries: they are few, skewed, and one of three weeks
 * among hours would decide a test of means alone. Only order counts here. Exact
 * for up to 25 values in each sample without ties; else by the normal
 * approximation, corrected for ties and for continuity. The same as
 * `wilcox.test` of R, which is exact up to 49.
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

/** `u`, and the sum of t³ − t over all groups of t equal values. */
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
 * How many orders of `m` and `n` values have each `u`: the coefficients of the
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
