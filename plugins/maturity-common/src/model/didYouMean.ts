/**
 * The end of a sentence that names the candidate closest to a misspelt word;
 * empty when none is close.
 *
 * @public
 */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  let closest: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      closest = candidate;
    }
  }
  return closest === undefined ? '' : `; did you mean '${closest}'?`;
}

/** How many letters to add, drop or replace to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          previous[column] + 1,
          current[column - 1] + 1,
          previous[column - 1] + replaced,
        ),
      );
    }
    previous = current;
  }
  return previous[to.length];
}
