import { createHash } from 'node:crypto';
import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';

/** An etag stays good until something changes. */
const ANSWER_TTL = 30 * 24 * 3_600_000;
/** Refusals carry no etag and each costs a request, so they are believed for a while. */
const REFUSAL_TTL = 6 * 3_600_000;

/**
 * Why a host gave no answer.
 *
 * @public
 */
export interface Refusal {
  /** HTTP status. */
  readonly status: number;
  readonly message: string;
}

/**
 * What came of a request: what was made of the answer, with what to ask about it
 * again by, or that it was refused.
 *
 * @public
 */
export type RememberedResponse =
  | { readonly etag: string; readonly value: JsonValue }
  | { readonly refused: Refusal };

/**
 * Remembers by request what came of it. A cache that fails costs requests, and
 * nothing else.
 *
 * @public
 */
export class ResponseMemory {
  readonly #cache: CacheService;
  readonly #scope: string;

  /**
   * @param scope - The tool, and whose answers they are, as what is seen depends
   * on the token: `github:github.com`.
   */
  constructor(cache: CacheService, scope: string) {
    this.#cache = cache;
    this.#scope = scope;
  }

  /** What came of a request the last time, if that is known. */
  async recall(request: string): Promise<RememberedResponse | undefined> {
    try {
      return (await this.#cache.get(this.#key(request))) as unknown as
        | RememberedResponse
        | undefined;
    } catch {
      return undefined;
    }
  }

  /** Remembers it for 30 days, a refusal for 6 hours. */
  async remember(request: string, entry: RememberedResponse): Promise<void> {
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
    return `${this.#scope}:${digest}`;
  }
}
