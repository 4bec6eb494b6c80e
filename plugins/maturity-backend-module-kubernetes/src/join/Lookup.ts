import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Values by keys, several under one key. */
export class Lookup<T> {
  readonly #values = new Map<string, T[]>();

  static async create<T, V>(
    items: readonly T[],
    read: (item: T) => Iterable<readonly [string, V]>,
  ): Promise<Lookup<V>> {
    const lookup = new Lookup<V>();
    for await (const item of yieldToEventLoop(items)) {
      for (const [key, value] of read(item)) {
        const values = lookup.#values.get(key) ?? [];
        values.push(value);
        lookup.#values.set(key, values);
      }
    }
    return lookup;
  }

  find(key: string): readonly T[] {
    return this.#values.get(key) ?? [];
  }
}
