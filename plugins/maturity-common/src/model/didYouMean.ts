import { distance } from 'fastest-levenshtein';

/**
 * Returns the end of a sentence that suggests the closest candidate for a
 * misspelt word; empty if none is close.
 *
 * @public
 */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  let closest: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      closest = candidate;
    }
  }
  return closest === undefined ? '' : `; did you mean '${closest}'?`;
}
