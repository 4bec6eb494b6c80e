import { RowBits } from './rowBits';
import { Scratch } from './Scratch';

/** In how many of some sets rows are. */
export interface UnmetCounts {
  /** The rows that are in any of them. */
  readonly open: RowBits;
  /** Rows by the number of sets that contain them, from 1 on. */
  readonly byCount: readonly RowBits[];
}

/**
 * Counts in how many of the sets each row is, 32 rows at a time: their counts
 * are added up in binary, with a bit of each row's count in each of a few words.
 */
export function countUnmet(
  sets: readonly RowBits[],
  { words, scratch }: { readonly words: number; readonly scratch: Scratch },
): UnmetCounts {
  const open = scratch.take(words);
  const byCount = sets.map(() => scratch.take(words));
  const digits = 32 - Math.clz32(sets.length);
  // Word after word, so that all that is added up stays at hand.
  const sums = scratch.take(digits);
  for (let word = 0; word < words; word++) {
    let seen = 0;
    for (let index = 0; index < sets.length; index++) {
      const rows = sets[index][word];
      if (rows !== 0) {
        seen |= rows;
        addTo(sums, rows);
      }
    }
    if (seen !== 0) {
      open[word] = seen;
      for (let index = 0; index < sets.length; index++) {
        byCount[index][word] = seen & rowsWith(index + 1, sums);
      }
      sums.fill(0);
    }
  }
  return { open, byCount };
}

/** Adds 1 to the counts of some rows. */
function addTo(sums: Int32Array, rows: number) {
  let carry = rows;
  for (let digit = 0; carry !== 0; digit++) {
    const sum = sums[digit];
    sums[digit] = sum ^ carry;
    carry &= sum;
  }
}

/** The rows whose count is this one. */
function rowsWith(count: number, sums: Int32Array): number {
  let rows = -1;
  for (let digit = 0; digit < sums.length; digit++) {
    rows &= (count >>> digit) & 1 ? sums[digit] : ~sums[digit];
  }
  return rows;
}
