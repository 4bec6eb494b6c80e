import { untilAborted } from './untilAborted';

/** How long an answer is used again, in milliseconds. */
export const REUSE = 5 * 60_000;

/** How long an answer with gaps is used again, in milliseconds. */
export const REUSE_INCOMPLETE = 30_000;

interface Entry<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
  /** Milliseconds since 1970; infinite until the answer is there. */
  until: number;
}

/**
 * Answers that several callers use: those who ask at the same time wait for one
 * request, and those who ask soon after get its answer. A whole answer is used for five
 * minutes, one with gaps for half a minute.
 *
 * @public
 */
export class SharedAnswers<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #isComplete: (answer: T) => boolean;
  readonly #now: () => number;

  /** @param options - `now`: milliseconds since 1970. */
  constructor(options: {
    readonly isComplete: (answer: T) => boolean;
    readonly now: () => number;
  }) {
    this.#isComplete = options.isComplete;
    this.#now = options.now;
  }

  /**
   * Returns the answer of an id. The request is aborted when all who wait for it are.
   *
   * @throws the reason of the signal once it is aborted
   */
  async get(
    id: string,
    signal: AbortSignal,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const known = this.#entries.get(id);
    const entry =
      known && known.until > this.#now() ? known : this.#start(id, ask);
    entry.waiting++;
    try {
      return await untilAborted(entry.answer, signal);
    } finally {
      entry.waiting--;
      if (entry.waiting === 0 && entry.until === Infinity) {
        this.#forget(id, entry);
        entry.controller.abort();
      }
    }
  }

  /** Has everybody ask again from now on. */
  clear(): void {
    this.#entries.clear();
  }

  #start(id: string, ask: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const controller = new AbortController();
    const entry: Entry<T> = {
      answer: ask(controller.signal),
      controller,
      waiting: 0,
      until: Infinity,
    };
    this.#entries.set(id, entry);
    entry.answer.then(
      answer => {
        const reuse = this.#isComplete(answer) ? REUSE : REUSE_INCOMPLETE;
        entry.until = this.#now() + reuse;
        // A list can take much memory.
        setTimeout(() => this.#forget(id, entry), reuse).unref();
      },
      () => this.#forget(id, entry),
    );
    return entry;
  }

  #forget(id: string, entry: Entry<T>): void {
    if (this.#entries.get(id) === entry) {
      this.#entries.delete(id);
    }
  }
}
