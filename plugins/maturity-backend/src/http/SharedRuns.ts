type Run<T> = (options: { signal: AbortSignal }) => Promise<T>;

interface Shared<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Lets callers who ask for the same thing at the same time share one run of it.
 * It is cut off when none of them waits any longer.
 */
export class SharedRuns<T> {
  readonly #running = new Map<string, Shared<T>>();

  /** The result of the run with this key; started unless there is one. */
  async join(key: string, signal: AbortSignal, run: Run<T>): Promise<T> {
    signal.throwIfAborted();
    const shared = this.#running.get(key) ?? this.#start(key, run);
    shared.waiting++;
    const leave = () => {
      shared.waiting--;
      if (shared.waiting === 0) {
        // The next caller gets a new run, not the rest of this one.
        this.#forget(key, shared);
        shared.controller.abort();
      }
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await shared.result;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #start(key: string, run: Run<T>): Shared<T> {
    const controller = new AbortController();
    const shared: Shared<T> = {
      controller,
      waiting: 0,
      result: run({ signal: controller.signal }).finally(() =>
        this.#forget(key, shared),
      ),
    };
    this.#running.set(key, shared);
    return shared;
  }

  #forget(key: string, shared: Shared<T>) {
    if (this.#running.get(key) === shared) {
      this.#running.delete(key);
    }
  }
}
