import { Scratch } from './Scratch';

/**
 * A set of rows, one bit each, so that sets of ten thousands of rows are joined
 * and counted 32 rows at a time. A set that ends early has none of the rest.
 */
export type RowBits = Int32Array;

/** Rows of a table of this size as a set, until the next answer begins. */
export function toRowBits(
  rows: Int32Array,
  { scratch, size }: { readonly scratch: Scratch; readonly size: number },
): RowBits {
  const bits = scratch.take(countWords(size));
  for (let index = 0; index < rows.length; index++) {
    addRow(bits, rows[index]);
  }
  return bits;
}

/** Adds a row to a set that has room for it. */
export function addRow(to: RowBits, row: number) {
  to[row >>> 5] |= 1 << (row & 31);
}

/** Tells whether the row is in the set. */
export function hasRow(bits: RowBits, row: number): boolean {
  return (bits[row >>> 5] & (1 << (row & 31))) !== 0;
}

/** An empty set that has room for so many rows. */
export function noBits(size: number): RowBits {
  return new Int32Array(countWords(size));
}

/** Number of words that hold a bit for each row. */
export function countWords(size: number): number {
  return (size + 31) >>> 5;
}

/** Number of set bits in a word. */
export function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Number of rows in both sets. */
export function countCommon(one: RowBits, other: RowBits): number {
  const words = Math.min(one.length, other.length);
  let count = 0;
  for (let word = 0; word < words; word++) {
    count += countOnes(one[word] & other[word]);
  }
  return count;
}

/** Adds the rows of one set to another. */
export function addBits(to: RowBits, from: RowBits) {
  const words = Math.min(to.length, from.length);
  for (let word = 0; word < words; word++) {
    to[word] |= from[word];
  }
}

/** Adds the rows that two sets have in common to another. */
export function addCommon(to: RowBits, one: RowBits, other: RowBits) {
  const words = Math.min(to.length, one.length, other.length);
  for (let word = 0; word < words; word++) {
    to[word] |= one[word] & other[word];
  }
}

/** Leaves only the rows in a set that are in another, too. */
export function keepCommon(kept: RowBits, other: RowBits) {
  for (let word = 0; word < kept.length; word++) {
    kept[word] &= other[word];
  }
}

/** Takes the rows of one set out of another. */
export function takeBits(from: RowBits, taken: RowBits) {
  const words = Math.min(from.length, taken.length);
  for (let word = 0; word < words; word++) {
    from[word] &= ~taken[word];
  }
}
