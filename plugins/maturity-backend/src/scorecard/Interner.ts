/** The id of "no value". */
export const NOTHING = 0;

/**
 * Gives equal values the same small integer, so that columns hold integers and
 * each distinct value is kept once.
 */
export class Interner<T> {
  readonly #ids = new Map<string, number>();
  readonly #values: T[] = [];

  /** @param toKey - Equal values have the same key. */
  constructor(private readonly toKey: (value: T) => string) {}

  /** Returns the id of a value, which it keeps if it is new. */
  getId(value: T | undefined): number {
    if (value === undefined) {
      return NOTHING;
    }
    const key = this.toKey(value);
    const known = this.#ids.get(key);
    if (known !== undefined) {
      return known;
    }
    const id = this.#values.push(value);
    this.#ids.set(key, id);
    return id;
  }

  /** The highest id. */
  get size(): number {
    return this.#values.length;
  }

  /** Returns the id of a value that has one. */
  find(value: T): number | undefined {
    return this.#ids.get(this.toKey(value));
  }

  getValue(id: number): T | undefined {
    return this.#values[id - 1];
  }
}
