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
