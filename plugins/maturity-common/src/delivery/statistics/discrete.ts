/** From where on three terms of Stirling's series leave an error below 1e-13. */
const STIRLING_FROM = 32;
/** Results that are this close to the observed one are as likely as it. */
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
 * The two-sided probability of a result at least as extreme as the observed
 * one: the sum over all results that are not more likely than it, as R does.
 *
 * @param logProbability - of each result from `low` to `high`
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
