/** Number of lengths for which memory is kept. More belong to a table that grew. */
const LENGTHS = 8;

type Numbers = Int32Array | Float64Array;

/** Arrays of one kind, by length. */
class Pools<TArray extends Numbers> {
  readonly #pools = new Map<number, { arrays: TArray[]; taken: number }>();

  constructor(private readonly create: (length: number) => TArray) {}

  take(length: number): TArray {
    let pool = this.#pools.get(length);
    if (!pool) {
      pool = { arrays: [], taken: 0 };
      this.#pools.set(length, pool);
    }
    const known = pool.arrays[pool.taken];
    known?.fill(0);
    const array = known ?? this.create(length);
    pool.arrays[pool.taken] = array;
    pool.taken += 1;
    return array;
  }

  reset(): void {
    if (this.#pools.size > LENGTHS) {
      this.#pools.clear();
    }
    for (const pool of this.#pools.values()) {
      pool.taken = 0;
    }
  }
}

/**
 * Memory that each answer reuses. Typed arrays lie outside the heap: new ones
 * for each answer would cause a full garbage collection after some dozens of
 * answers, and all requests would wait.
 */
export class Scratch {
  readonly #whole = new Pools(length => new Int32Array(length));
  readonly #any = new Pools(length => new Float64Array(length));

  /** Returns an array of zeros, for use until the next answer begins. */
  take(length: number): Int32Array {
    return this.#whole.take(length);
  }

  /** As {@link Scratch.take}, for numbers that are not whole or do not fit 32 bits. */
  takeNumbers(length: number): Float64Array {
    return this.#any.take(length);
  }

  /** Copies the numbers to another array. */
  copy(array: Int32Array): Int32Array {
    const copy = this.take(array.length);
    copy.set(array);
    return copy;
  }

  /** Begins another answer: all arrays can be used again. */
  reset(): void {
    this.#whole.reset();
    this.#any.reset();
  }
}
