import { Octokit } from '@octokit/core';
import { JsonValue } from '@backstage/types';
import {
  askConditionally,
  RequestBudget,
  RequestCounts,
  ResponseMemory,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import limiter, { Limit } from 'p-limit';
import { Resource } from './rateLimits';

/** GitHub does not show it, or it is not there, or not any more. */
const REFUSALS = [403, 404, 410];

/** An error in the answer to a GraphQL query. */
export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** An answer to a GraphQL query, which can hold both. */
export interface GraphqlAnswer<T> {
  readonly data: T | undefined;
  readonly errors: readonly GraphqlError[];
}

/** What a request is made with. */
export interface AccountOptions {
  readonly host: string;
  readonly octokit: Octokit;
  readonly apiBaseUrl: string;
  /** Asked before each request, since tokens of Apps live for an hour. */
  readonly authorization: () => Promise<string>;
  readonly budget: RequestBudget<Resource>;
  readonly counts: RequestCounts;
  readonly memory: ResponseMemory;
  /** REST requests at the same time. */
  readonly concurrency: number;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

/** Asks one host with one token, within its budget. */
export class GithubAccount {
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

  /**
   * Asks a GraphQL query. Errors in the answer are part of it.
   *
   * @throws PostponedError if the budget is used up, or whatever kept the
   * request from an answer
   */
  async graphql<T>(
    query: string,
    variables: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer<T>> {
    const url = `${this.#options.apiBaseUrl.replace(
      /\/api\/v3\/?$/,
      '/api',
    )}/graphql`;
    const { data: body } = await this.#send('graphql', signal, headers =>
      this.#options.octokit.request(`POST ${url}`, {
        query,
        variables,
        headers,
        // A query that is too large fails again: the caller makes it smaller.
        request: { signal: this.#inTime(signal), retries: 0 },
      }),
    );
    const { data, errors = [] } = body as {
      data?: T | null;
      errors?: GraphqlError[];
    };
    if (errors.some(({ type }) => type === 'RATE_LIMITED')) {
      // The headers that came with it say until when.
      this.budget.check('graphql');
      throw this.budget.block(60_000);
    }
    return { data: data ?? undefined, errors };
  }

  /**
   * Asks a REST path, conditionally where it was asked before. Only what `read`
   * makes of an answer is remembered, unless it is not worth that.
   *
   * @throws PostponedError if the budget is used up, or whatever kept the
   * request from an answer; a refusal (403, 404, …) is an answer
   */
  async get<T extends JsonValue>(
    path: string,
    read: (body: unknown) => T,
    signal: AbortSignal,
    { isRemembered = true } = {},
  ): Promise<RestAnswer<T>> {
    return this.#limit(async () => {
      signal.throwIfAborted();
      const { memory, octokit } = this.#options;
      return askConditionally({
        ...{ path, read },
        refusals: REFUSALS,
        ...(isRemembered && { memory }),
        send: async condition => {
          const { data, headers } = await this.#send('core', signal, own =>
            octokit.request(`GET ${path}`, {
              headers: { ...own, ...condition },
              request: { signal: this.#inTime(signal) },
            }),
          );
          return { body: data, headers };
        },
      });
    });
  }

  /** The one place where a request leaves. */
  async #send(
    resource: Resource,
    signal: AbortSignal,
    request: (headers: {
      authorization: string;
    }) => ReturnType<Octokit['request']>,
  ) {
    const { budget, counts, authorization } = this.#options;
    budget.check(resource);
    const headers = { authorization: await authorization() };
    signal.throwIfAborted();
    try {
      const answer = await request(headers);
      counts.add(resource === 'core' ? 'rest' : 'graphql');
      budget.note(resource, answer.headers);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      const response = responseOf(error);
      counts.add(resource === 'core' ? 'rest' : 'graphql');
      if (!response) {
        throw error;
      }
      budget.note(resource, response.headers);
      if (response.status === 304) {
        counts.add('notModified');
      } else if (isLimited(response)) {
        const seconds = Number(response.headers['retry-after']);
        if (seconds > 0) {
          throw budget.block(seconds * 1000);
        }
        budget.check(resource);
        throw budget.block(60_000);
      }
      throw error;
    }
  }

  #inTime(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([
      signal,
      AbortSignal.timeout(this.#options.timeout),
    ]);
  }
}

interface FailedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

function responseOf(error: unknown): FailedResponse | undefined {
  const response: unknown =
    typeof error === 'object' && error !== null
      ? Reflect.get(error, 'response')
      : undefined;
  return response as FailedResponse | undefined;
}

/** GitHub answers 403 or 429 to both of its limits, with either header. */
function isLimited({ status, headers }: FailedResponse): boolean {
  return (
    status === 429 ||
    (status === 403 &&
      (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0'))
  );
}
