import { metrics } from '@opentelemetry/api';

/**
 * Kind of a request. Hosts charge little or nothing for an answer that did not
 * change.
 *
 * @public
 */
export type RequestKind = 'graphql' | 'rest' | 'notModified';

/** Counts requests, for the log and as a metric. @public */
export class RequestCounts {
  readonly #counts = { graphql: 0, rest: 0, notModified: 0 };
  readonly #counter;
  readonly #host: string;

  constructor(options: {
    readonly host: string;
    /** Name of the metric: `maturity.github.requests`. */
    readonly metric: string;
    /** Of the metric, for people. */
    readonly description: string;
  }) {
    this.#host = options.host;
    this.#counter = metrics
      .getMeter('maturity')
      .createCounter(options.metric, { description: options.description });
  }

  /** Counts one request. */
  add(kind: RequestKind): void {
    this.#counts[kind] += 1;
    this.#counter.add(1, { host: this.#host, kind });
  }

  /** All so far. `rest` includes those that answered "not modified". */
  get current(): Readonly<Record<RequestKind, number>> {
    return { ...this.#counts };
  }
}
