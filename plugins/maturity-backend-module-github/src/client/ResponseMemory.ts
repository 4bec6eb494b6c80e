import { createHash } from 'node:crypto';
import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';

/** GitHub forgets nothing either: an etag stays good until something changes. */
const ANSWER_TTL = 30 * 24 * 3_600_000;
/** Refusals carry no etag and each costs a request, so they are believed for a while. */
const REFUSAL_TTL = 6 * 3_600_000;

/** What was made of an answer, with what to ask about it again by. */
export interface Remembered {
  readonly etag: string;
  readonly value: JsonValue;
}

/** Why GitHub gave no answer. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

type Entry = Remembered | { readonly refused: Refusal };

/** Remembers by request what came of it. A cache that fails costs requests, and nothing else. */
export class ResponseMemory {
  readonly #cache: CacheService;
  readonly #prefix: string;

  /** @param scope - Whose answers they are: what is seen depends on the token. */
  constructor(cache: CacheService, scope: string) {
    this.#cache = cache;
    this.#prefix = `github:${scope}:`;
  }

  async recall(request: string): Promise<Entry | undefined> {
    try {
      return (await this.#cache.get(this.#key(request))) as unknown as
        | Entry
        | undefined;
    } catch {
      return undefined;
    }
  }

  async remember(request: string, entry: Entry): Promise<void> {
    const ttl = 'refused' in entry ? REFUSAL_TTL : ANSWER_TTL;
    try {
      await this.#cache.set(this.#key(request), entry as unknown as JsonValue, {
        ttl,
      });
    } catch {
      // Asked in full next time.
    }
  }

  #key(request: string): string {
    // Keys of cache stores are limited in length.
    const digest = createHash('sha256').update(request).digest('hex');
    return `${this.#prefix}${digest}`;
  }
}
