import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import { PostponedError } from './failures';
import { RequestPause, RequestPauses } from './RequestPauses';

/** Stands for all resources of an account. */
const ALL = '';

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
  /** Prefix of its headers, in lower case: `x-ratelimit`; several if it is not known. */
  readonly header: string | readonly string[];
  /** Period of the limit, as in "left this hour", if it is known. */
  readonly period?: 'hour' | 'minute';
}

/**
 * The rate limit of one token. It keeps a share for others: the catalog, the
 * scaffolder and people use the same token. Replicas that share their pauses stop
 * together.
 *
 * @public
 */
export class RequestBudget<Resource extends string> {
  readonly #host: string;
  readonly #scope: string;
  readonly #pauses: RequestPauses;
  readonly #reserve: number;
  readonly #rules: RateLimits<Resource>;
  readonly #now: () => number;
  readonly #limits = new Map<Resource, RateLimit>();

  constructor(options: {
    readonly host: string;
    /** Tool and scope, as pauses name them: the host when left out. */
    readonly account?: string;
    /** Of this budget alone when left out. */
    readonly pauses?: RequestPauses;
    /** Share of the limit that is kept, from 0 to 1. */
    readonly reserve: number;
    readonly limits: RateLimits<Resource>;
    /** Milliseconds since 1970. */
    readonly now: () => number;
  }) {
    this.#host = options.host;
    this.#scope = options.account ?? options.host;
    this.#pauses = options.pauses ?? new RequestPauses();
    this.#reserve = options.reserve;
    this.#rules = options.limits;
    this.#now = options.now;
  }

  /** Reads the headers of an answer, by their names in lower case. */
  note(
    resource: Resource,
    headers: Readonly<Record<string, string | number | undefined>>,
  ): void {
    const { period } = this.#rules;
    const read = (name: string) =>
      Number(
        [this.#rules.header]
          .flat()
          .map(header => headers[`${header}-${name}`])
          .find(value => value !== undefined),
      );
    const limit = read('limit');
    const remaining = read('remaining');
    const reset = this.#toInstant(read('reset'));
    // A host without a rate limit sends no such headers.
    if (!(limit > 0 && remaining >= 0 && reset > 0)) {
      return;
    }
    this.#limits.set(resource, { limit, remaining, reset });
    if (remaining <= limit * this.#reserve) {
      const left = `has ${remaining} of ${limit} requests left`;
      const when = period ? ` this ${period}` : '';
      const reason = `${left}${when}, which are kept for others`;
      this.#pause(resource, reason, reset);
    }
  }

  /** Stops all requests for a time that the host asked for, in milliseconds. */
  block(milliseconds: number): PostponedError {
    const until = this.#now() + milliseconds;
    this.#pause(ALL, 'asked for a pause', until);
    return toError(this.#find(ALL) ?? { reason: this.#host, until });
  }

  /** Finds what keeps a request from leaving now: a pause of all requests, or of its kind. */
  findPause(resource: Resource): RequestPause | undefined {
    return this.#find(ALL) ?? this.#find(resource);
  }

  /** @throws PostponedError if no request may leave now. */
  check(resource: Resource): void {
    const pause = this.findPause(resource);
    if (pause) {
      throw toError(pause);
    }
  }

  /** Lists what is left of each limit, as the host stated it last. */
  list(): readonly Omit<SourceBudget, 'account'>[] {
    return [...this.#limits].map(([resource, { limit, remaining, reset }]) => ({
      counts: this.#rules.resources[resource],
      limit,
      remaining,
      resetsAt: new Date(reset).toISOString(),
    }));
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

  /** Some hosts state seconds since 1970, others seconds from now. */
  #toInstant(seconds: number): number {
    return seconds < 1e9 ? this.#now() + seconds * 1000 : seconds * 1000;
  }

  #pause(resource: string, what: string, until: number): void {
    const reason = `${this.#host} ${what}`;
    if (until > this.#now()) {
      this.#pauses.add({ account: this.#scope, resource, until, reason });
    }
  }

  #find(resource: string): RequestPause | undefined {
    const pause = this.#pauses.find(this.#scope, resource);
    return pause && pause.until > this.#now() ? pause : undefined;
  }
}

function toError({ reason, until }: Pick<RequestPause, 'reason' | 'until'>) {
  return new PostponedError(reason, until);
}
