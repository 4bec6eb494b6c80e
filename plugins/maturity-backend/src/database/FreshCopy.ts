/**
 * A copy in memory of data in the database, updated before each answer. One
 * refresh runs at a time, and later callers share the next one.
 */
export class FreshCopy<T> {
  readonly #refresh: () => Promise<T>;
  #running?: Promise<T>;
  #waiting?: Promise<T>;

  /** @param refresh - Brings the copy up to date and answers with it. */
  constructor(refresh: () => Promise<T>) {
    this.#refresh = refresh;
  }

  /** The copy as of now or later. */
  async upToDate(): Promise<T> {
    if (this.#waiting) {
      return this.#waiting;
    }
    if (!this.#running) {
      return this.#start();
    }
    // The running refresh may have read before the caller's own write.
    this.#waiting = this.#running
      .catch(() => undefined)
      .then(() => this.#start());
    return this.#waiting;
  }

  #start(): Promise<T> {
    this.#waiting = undefined;
    this.#running = this.#refresh().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}
