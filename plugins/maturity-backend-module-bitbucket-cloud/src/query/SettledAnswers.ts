import { LRUCache } from 'lru-cache';

/** Milliseconds for which an answer is used again. */
const TTL = 6 * 3_600_000;
const MAX = 20_000;

/**
 * Remembers answers that hardly change, such as settings, for six hours. To ask for
 * them each time would use up much of the rate limit.
 */
export class SettledAnswers {
  readonly #answers: LRUCache<string, { readonly value: unknown }>;

  /** @param now - Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#answers = new LRUCache({
      max: MAX,
      ttl: TTL,
      ttlResolution: 0,
      perf: { now },
    });
  }

  /**
   * Returns the answer to a question, and asks if it is not known.
   *
   * @param isSettled - Whether the answer is worth remembering.
   */
  async get<T>(
    question: string,
    ask: () => Promise<T>,
    isSettled: (answer: T) => boolean,
  ): Promise<T> {
    const known = this.#answers.get(question);
    if (known) {
      return known.value as T;
    }
    const value = await ask();
    if (isSettled(value)) {
      this.#answers.set(question, { value });
    }
    return value;
  }
}
