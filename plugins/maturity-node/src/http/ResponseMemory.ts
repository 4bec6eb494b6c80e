import { createHash } from 'node:crypto';
import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';

/** An etag stays good until something changes. */
const ANSWER_TTL = 30 * 24 * 3_600_000;
/** A refusal has no etag, and each costs a request. */
const REFUSAL_TTL = 6 * 3_600_000;

/** A refused request. @public */
export interface Refusal {
  /** HTTP status. */
  readonly status: number;
  readonly message: string;
}

/**
 * The remembered result of a request: the value with the etag to ask for it again,
 * or a refusal.
 */
export type RememberedResponse =
  | { readonly etag: string; readonly value: JsonValue }
  | { readonly refused: Refusal };

/**
 * Remembers the results of requests in the cache of the plugin. A cache that fails
 * costs requests, and nothing else.
 */
export class ResponseMemory {
  readonly #cache: CacheService;
  readonly #scope: string;

  /**
   * @param scope - The tool and the account, because the token decides what is
   * visible: `github:github.com`.
   */
  constructor(cache: CacheService, scope: string) {
    this.#cache = cache;
    this.#scope = scope;
  }

  /** Returns the last result of a request, if it is known. */
  async recall(request: string): Promise<RememberedResponse | undefined> {
    try {
      return (await this.#cache.get(this.#key(request))) as unknown as
        | RememberedResponse
        | undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Remembers it.
   *
   * @param ttl - Milliseconds: 30 days when left out, 6 hours for a refusal.
   */
  async remember(
    request: string,
    entry: RememberedResponse,
    ttl = 'refused' in entry ? REFUSAL_TTL : ANSWER_TTL,
  ): Promise<void> {
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
    return `${this.#scope}:${digest}`;
  }
}
