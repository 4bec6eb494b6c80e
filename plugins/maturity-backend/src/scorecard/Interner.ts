/**
 * Gives equal values the same small integer, so that columns hold integers and
 * each distinct value is kept once. 0 stands for "no value".
 */
export class Interner<T> {
  readonly #ids = new Map<string, number>();
  readonly #values: T[] = [];

  /** The id of the value that the key stands for; made when first asked for. */
  getId(key: string, value: () => T): number {
    const known = this.#ids.get(key);
    if (known !== undefined) {
      return known;
    }
    const id = this.#values.push(value());
    this.#ids.set(key, id);
    return id;
  }

  /** The highest id. */
  get size(): number {
    return this.#values.length;
  }

  /** The id of a value that has one. */
  find(key: string): number | undefined {
    return this.#ids.get(key);
  }

  getValue(id: number): T | undefined {
    return id === 0 ? undefined : this.#values[id - 1];
  }
}

/** An {@link Interner} of plain strings. */
export class StringInterner {
  readonly #interner = new Interner<string>();

  getId(value: string | undefined): number {
    return value === undefined ? 0 : this.#interner.getId(value, () => value);
  }

  /** The highest id. */
  get size(): number {
    return this.#interner.size;
  }

  find(value: string): number | undefined {
    return this.#interner.find(value);
  }

  getValue(id: number): string | undefined {
    return this.#interner.getValue(id);
  }
}
