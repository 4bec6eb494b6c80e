import { JsonValue } from '@backstage/types';
import {
  askConditionally,
  RequestBudget,
  RequestCounts,
  ResponseMemory,
  RestAnswer,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import limiter, { Limit } from 'p-limit';
import { fetchJson, JsonRequest } from './fetchJson';
import { Resource } from './rateLimits';
import { Answer, sendPatiently } from './sendPatiently';
import { Unsupported } from './Unsupported';

/** GitLab does not show it, or it is not there. */
const REFUSALS = [403, 404];

/** An error in the answer to a GraphQL query. */
export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly fieldName?: string };
}

/** An answer to a GraphQL query, which can hold both. */
export interface GraphqlAnswer<T> {
  readonly data: T | undefined;
  readonly errors: readonly GraphqlError[];
}

/** What a request is made with. */
export interface AccountOptions {
  readonly host: string;
  /** With `/api/v4` at its end, and without a slash. */
  readonly apiBaseUrl: string;
  readonly credentials: () => Promise<Readonly<Record<string, string>>>;
  readonly budget: RequestBudget<Resource>;
  readonly counts: RequestCounts;
  readonly memory: ResponseMemory;
  readonly unsupported: Unsupported;
  /** REST requests at the same time. */
  readonly concurrency: number;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter: number;
}

/** Asks one host with one token, within its budget. */
export class GitlabAccount {
  readonly #options: AccountOptions;
  readonly #limit: Limit;

  constructor(options: AccountOptions) {
    this.#options = options;
    this.#limit = limiter(options.concurrency);
  }

  get host(): string {
    return this.#options.host;
  }

  get budget(): RequestBudget<Resource> {
    return this.#options.budget;
  }

  get counts(): RequestCounts {
    return this.#options.counts;
  }

  get unsupported(): Unsupported {
    return this.#options.unsupported;
  }

  /**
   * Asks a GraphQL query. Errors in the answer are part of it.
   *
   * @throws PostponedError if the budget is used up, TooMuchError if GitLab will
   * not answer as much at once, or whatever kept the request from an answer
   */
  async graphql<T>(
    query: string,
    variables: Readonly<Record<string, JsonValue>>,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer<T>> {
    const { apiBaseUrl } = this.#options;
    const { body } = await this.#send('graphql', signal, {
      url: apiBaseUrl.replace(/\/v4$/, '/graphql'),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (body ?? {}) as {
      data?: T | null;
      errors?: GraphqlError[];
    };
    const tooMuch = errors.find(({ message }) =>
      /complexity|too complex|size limit exceeded|^timeout/i.test(message),
    );
    if (tooMuch) {
      throw new TooMuchError(tooMuch.message, {
        isOfSize: /complex/i.test(tooMuch.message),
      });
    }
    return { data: data ?? undefined, errors };
  }

  /**
   * Asks a REST path, conditionally where it was asked before, and not at all
   * where it was asked for the same version. Only what `read` makes of an answer
   * is remembered.
   *
   * @param version - Whatever the answer depends on, if that is known: a commit.
   * @throws PostponedError if the budget is used up, or whatever kept the
   * request from an answer; a refusal (403, 404, …) is an answer
   */
  async get<T extends JsonValue>(
    path: string,
    read: (body: unknown) => T,
    signal: AbortSignal,
    version?: string,
  ): Promise<RestAnswer<T>> {
    return this.#limit(async () => {
      signal.throwIfAborted();
      const { memory, apiBaseUrl } = this.#options;
      return askConditionally({
        ...{ path, version, read, memory },
        refusals: REFUSALS,
        send: headers =>
          this.#send('rest', signal, {
            url: `${apiBaseUrl}${path}`,
            method: 'GET',
            headers,
          }),
      });
    });
  }

  /** The one place where a request leaves. */
  async #send(
    kind: 'graphql' | 'rest',
    signal: AbortSignal,
    request: JsonRequest,
  ): Promise<Answer> {
    const { budget, counts, credentials, timeout, retryAfter } = this.#options;
    return sendPatiently({
      signal,
      retryAfter,
      // A query that is too large fails again: the caller makes it smaller.
      isTooMuch: status =>
        kind === 'graphql' && (status === 502 || status === 504),
      onLimited: seconds => {
        budget.check('api');
        return budget.block((seconds || 60) * 1000);
      },
      send: async () => {
        budget.check('api');
        const headers = await credentials();
        signal.throwIfAborted();
        counts.add(kind);
        return fetchJson(
          { ...request, headers: { ...request.headers, ...headers } },
          {
            signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
            onHeaders: (status, seen) => {
              budget.note('api', seen);
              if (status === 304) {
                counts.add('notModified');
              }
            },
          },
        );
      },
    });
  }
}
