import { PostponedError } from './PostponedError';

/** GitHub counts REST (`core`) and GraphQL requests apart. */
export type Resource = 'core' | 'graphql';

/** What GitHub says of a rate limit with each answer. */
export interface RateLimit {
  /** Points in an hour. */
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since 1970 at which all points are there again. */
  readonly reset: number;
}

/**
 * What is left of the rate limit of one token, of which a share is kept for
 * others: the catalog, the scaffolder and people use the same token.
 */
export class RequestBudget {
  readonly #host: string;
  readonly #reserve: number;
  readonly #now: () => number;
  readonly #limits = new Map<Resource, RateLimit>();
  #blockedUntil = 0;

  constructor(options: {
    readonly host: string;
    /** Share of the limit that is kept, from 0 to 1. */
    readonly reserve: number;
    readonly now: () => number;
  }) {
    this.#host = options.host;
    this.#reserve = options.reserve;
    this.#now = options.now;
  }

  /** Notes what the headers of an answer say. */
  note(resource: Resource, headers: Headers): void {
    const limit = Number(headers['x-ratelimit-limit']);
    const remaining = Number(headers['x-ratelimit-remaining']);
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    // A host without a rate limit says nothing of one.
    if (limit > 0 && remaining >= 0 && reset > 0) {
      this.#limits.set(resource, { limit, remaining, reset });
    }
  }

  /** Stops all requests for a time that GitHub asked for, in milliseconds. */
  block(milliseconds: number): PostponedError {
    this.#blockedUntil = Math.max(
      this.#blockedUntil,
      this.#now() + milliseconds,
    );
    return this.#pausedBy('asked for a pause', this.#blockedUntil);
  }

  /** @throws PostponedError if no request may leave now. */
  check(resource: Resource): void {
    const now = this.#now();
    if (this.#blockedUntil > now) {
      throw this.#pausedBy('asked for a pause', this.#blockedUntil);
    }
    const seen = this.#limits.get(resource);
    if (
      seen &&
      seen.reset > now &&
      seen.remaining <= seen.limit * this.#reserve
    ) {
      throw this.#pausedBy(
        `has ${seen.remaining} of ${seen.limit} requests left this hour, which are kept for others`,
        seen.reset,
      );
    }
  }

  /** For the log: what is left, where that is known. */
  describe(): string {
    return [...this.#limits]
      .map(
        ([resource, { remaining, limit }]) =>
          `${remaining} of ${limit} ${
            resource === 'core' ? 'REST' : 'GraphQL'
          } left`,
      )
      .join(', ');
  }

  #pausedBy(what: string, until: number): PostponedError {
    return new PostponedError(`${this.#host} ${what}`, until);
  }
}

type Headers = Readonly<Record<string, string | number | undefined>>;
