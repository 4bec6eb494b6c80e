import { metrics } from '@opentelemetry/api';

/** How an answer counts: GitHub takes nothing for one that did not change. */
export type RequestKind = 'graphql' | 'rest' | 'notModified';

/** How many requests a piece of work took. */
export class RequestCounts {
  readonly #counts = { graphql: 0, rest: 0, notModified: 0 };
  readonly #counter = metrics
    .getMeter('maturity')
    .createCounter('maturity.github.requests', {
      description: 'Requests to GitHub, by host and kind',
    });
  readonly #host: string;

  constructor(host: string) {
    this.#host = host;
  }

  add(kind: RequestKind): void {
    this.#counts[kind] += 1;
    this.#counter.add(1, { host: this.#host, kind });
  }

  /** All so far. `rest` includes those that answered "not modified". */
  get current(): Readonly<Record<RequestKind, number>> {
    return { ...this.#counts };
  }
}
