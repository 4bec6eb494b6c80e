import { PostponedError } from './failures';

/** A rate limit, as a host states it with each answer. */
interface RateLimit {
  /** Requests, or points, in its period. */
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since 1970 at which all are there again. */
  readonly reset: number;
}

/** How a host limits requests. @public */
export interface RateLimits<Resource extends string> {
  /** Limits that the host counts separately, with a name for the log. */
  readonly resources: { readonly [resource in Resource]: string };
  /** Prefix of its headers, in lower case: `x-ratelimit`. */
  readonly header: string;
  /** Period of the limit, as in "left this hour". */
  readonly period: 'hour' | 'minute';
}

/**
 * The rate limit of one token. It keeps a share for others: the catalog, the
 * scaffolder and people use the same token.
 *
 * @public
 */
export class RequestBudget<Resource extends string> {
  readonly #host: string;
  readonly #reserve: number;
  readonly #rules: RateLimits<Resource>;
  readonly #now: () => number;
  readonly #limits = new Map<Resource, RateLimit>();
  #blockedUntil = 0;

  constructor(options: {
    readonly host: string;
    /** Share of the limit that is kept, from 0 to 1. */
    readonly reserve: number;
    readonly limits: RateLimits<Resource>;
    /** Milliseconds since 1970. */
    readonly now: () => number;
  }) {
    this.#host = options.host;
    this.#reserve = options.reserve;
    this.#rules = options.limits;
    this.#now = options.now;
  }

  /** Reads the headers of an answer, by their names in lower case. */
  note(
    resource: Resource,
    headers: Readonly<Record<string, string | number | undefined>>,
  ): void {
    const { header } = this.#rules;
    const limit = Number(headers[`${header}-limit`]);
    const remaining = Number(headers[`${header}-remaining`]);
    const reset = Number(headers[`${header}-reset`]) * 1000;
    // A host without a rate limit sends no such headers.
    if (limit > 0 && remaining >= 0 && reset > 0) {
      this.#limits.set(resource, { limit, remaining, reset });
    }
  }

  /** Stops all requests for a time that the host asked for, in milliseconds. */
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
        `has ${seen.remaining} of ${seen.limit} requests left this ${
          this.#rules.period
        }, which are kept for others`,
        seen.reset,
      );
    }
  }

  /** Says for the log how much is left, if that is known. */
  describe(): string {
    return [...this.#limits]
      .map(
        ([resource, { remaining, limit }]) =>
          `${remaining} of ${limit} ${this.#rules.resources[resource]} left`,
      )
      .join(', ');
  }

  #pausedBy(what: string, until: number): PostponedError {
    return new PostponedError(`${this.#host} ${what}`, until);
  }
}
