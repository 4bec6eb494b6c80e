/** A host can be brought up to date at any time. */
const TTL = 6 * 3_600_000;

/**
 * Groups of fields that a host does not know, as another edition or version, so
 * that it is not asked in vain again and again.
 */
export class Unsupported {
  readonly #now: () => number;
  readonly #groups = new Map<string, number>();

  /** @param now - Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(group: string): void {
    this.#groups.set(group, this.#now() + TTL);
  }

  has(group: string): boolean {
    return (this.#groups.get(group) ?? 0) > this.#now();
  }
}
