/** Of so many lengths memory is kept; more are of a table that grew. */
const LENGTHS = 8;

interface Pool {
  readonly arrays: Int32Array[];
  taken: number;
}

/**
 * Memory that one answer is computed in, and then the next. Typed arrays lie
 * outside the heap, and to make new ones for each answer has all of the heap
 * collected after some dozens of them, for which everybody waits.
 */
export class Scratch {
  readonly #pools = new Map<number, Pool>();

  /** So many zeros. They are the caller's until the next answer begins. */
  take(length: number): Int32Array {
    let pool = this.#pools.get(length);
    if (!pool) {
      pool = { arrays: [], taken: 0 };
      this.#pools.set(length, pool);
    }
    const known = pool.arrays[pool.taken];
    const array = known?.fill(0) ?? new Int32Array(length);
    pool.arrays[pool.taken] = array;
    pool.taken += 1;
    return array;
  }

  /** The same numbers in another array. */
  copy(array: Int32Array): Int32Array {
    const copy = this.take(array.length);
    copy.set(array);
    return copy;
  }

  /** Begins another answer: whatever was taken is taken back. */
  reset(): void {
    if (this.#pools.size > LENGTHS) {
      this.#pools.clear();
    }
    for (const pool of this.#pools.values()) {
      pool.taken = 0;
    }
  }
}
