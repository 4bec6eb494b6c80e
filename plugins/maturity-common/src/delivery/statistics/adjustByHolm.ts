/**
 * Probabilities adjusted for being made at once, by Holm's method: the chance
 * that any of them is below a limit by chance alone stays below that limit.
 * The same as `p.adjust(method = "holm")` of R.
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
