import { ApiResponse } from '@platform-maturity/backstage-plugin-maturity-node/http';

const HOUR = 3_600_000;
/** Requests in an hour, where Bitbucket does not say how many. */
const LIMIT = 1_000;
/** Bitbucket warns when this share of the limit is left. */
const NEAR_LIMIT = 0.2;
/** Milliseconds until requests of others may have become free. */
const NEAR_LIMIT_PAUSE = 600_000;

/**
 * Counts the requests of the last hour. Bitbucket states its limit only to access
 * tokens, and to nobody how much of it is left.
 */
export class RequestWindow {
  readonly #now: () => number;
  /** When each request of the last hour left, the oldest first. */
  #sent: number[] = [];
  #limit = LIMIT;

  /** @param now - Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a request. */
  add(): void {
    const now = this.#now();
    if (this.#sent[0]! <= now - HOUR) {
      this.#sent = this.#sent.filter(instant => instant > now - HOUR);
    }
    this.#sent.push(now);
  }

  /** Adds what is left to the headers of an answer, as other hosts state it. */
  complete(headers: ApiResponse['headers']): ApiResponse['headers'] {
    const stated = Number(headers['x-ratelimit-limit']);
    this.#limit = stated > 0 ? stated : this.#limit;
    const isNear = headers['x-ratelimit-nearlimit'] === 'true';
    const left = Math.max(0, this.#limit - this.#sent.length);
    // Requests become free one by one: half of them are worth waiting for.
    const half = this.#sent[this.#sent.length >> 1] ?? this.#now();
    const reset = isNear ? this.#now() + NEAR_LIMIT_PAUSE : half + HOUR;
    return {
      ...headers,
      'x-ratelimit-limit': String(this.#limit),
      'x-ratelimit-remaining': String(
        isNear ? Math.min(left, Math.floor(this.#limit * NEAR_LIMIT)) : left,
      ),
      'x-ratelimit-reset': String(Math.ceil(reset / 1000)),
    };
  }
}
