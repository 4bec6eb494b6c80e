import { setTimeout as sleep } from 'node:timers/promises';
import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import { LRUCache } from 'lru-cache';
import limiter, { Limit } from 'p-limit';
import { askInBatches, BatchOptions } from './askInBatches';
import { conditionalGet, RestAnswer } from './conditionalGet';
import {
  describeRequestFailure,
  Known,
  orUnknown,
  readStatus,
  RequestFailure,
  toFailure,
} from './failures';
import { fetchJson } from './fetchJson';
import { GraphqlAnswer, GraphqlError, GraphqlQuery } from './graphql';
import { ApiRequest, ApiResponse } from './request';
import { RateLimits, RequestBudget } from './RequestBudget';
import { RequestCounts } from './RequestCounts';
import { RequestSettings } from './requestSettings';
import { ResponseMemory } from './ResponseMemory';
import { RequestPauses } from './RequestPauses';
import { PATIENCE, readHeaders, sendWithRetry } from './sendWithRetry';

/** A tool can be upgraded at any time. */
const UNSUPPORTED_TTL = 6 * 3_600_000;

/** Pause, in milliseconds, where a tool limits requests and does not say for how long. */
const DEFAULT_PAUSE = 60_000;

/**
 * The API of a tool at one host, and the credentials to ask it with.
 *
 * @public
 */
export interface ApiAccountOptions {
  /** Names metrics and cache entries. */
  readonly tool: { readonly id: string; readonly title: string };
  readonly host: string;
  /** Whose answers are remembered: the credentials decide what is visible. */
  readonly scope: string;
  /** Without a slash at its end. */
  readonly restUrl: string;
  readonly graphqlUrl?: string;
  /** Headers with the credentials, read before each request. */
  readonly authorize: () => Promise<Readonly<Record<string, string>>>;
  /** The remedy for credentials that are not accepted, for people: `renew the token`. */
  readonly fix: string;
  readonly limits: RateLimits<string>;
  /** The rate limit that each kind of request counts against. */
  readonly resources: { readonly rest: string; readonly graphql: string };
  /** Whether an answer says that a rate limit is used up: status 429 when left out. */
  readonly isLimited?: (
    status: number,
    headers: ApiResponse['headers'],
  ) => boolean;
  /** Statuses that are an answer, such as 403 and 404 for something that is not visible. */
  readonly refusals: readonly number[];
  /** Throws if the errors in a GraphQL answer mean that the whole query failed. */
  readonly checkGraphql?: (
    errors: readonly GraphqlError[],
    budget: RequestBudget<string>,
  ) => void;
  /** Sends one request, `fetchJson` when left out. Throws for each status other than success. */
  readonly send?: (
    request: ApiRequest,
    signal: AbortSignal,
  ) => Promise<ApiResponse>;
  /** Where answers are remembered; none are when left out. */
  readonly cache?: CacheService;
  /** Pauses that other replicas keep too; those of this account alone when left out. */
  readonly pauses?: RequestPauses;
  readonly settings: RequestSettings;
  /** Milliseconds that the pauses between attempts grow by, 1,000 when left out. */
  readonly retryAfter?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Asks one host with one set of credentials, within its rate limit. @public */
export class ApiAccount {
  readonly host: string;
  readonly budget: RequestBudget<string>;
  readonly counts: RequestCounts;
  /** Fields that the host does not know, so that it is not asked for them each time. */
  readonly unsupported = new LRUCache<string, true>({
    max: 100,
    ttl: UNSUPPORTED_TTL,
  });
  readonly #options: ApiAccountOptions;
  readonly #limit: Limit;
  readonly #memory?: ResponseMemory;
  readonly #pauses: RequestPauses;

  constructor(options: ApiAccountOptions) {
    const { tool, host, settings, now, limits } = options;
    this.#options = options;
    this.#limit = limiter(settings.concurrency);
    const account = `${tool.id}:${options.scope}`;
    this.#memory = options.cache && new ResponseMemory(options.cache, account);
    this.#pauses = options.pauses ?? new RequestPauses();
    this.host = host;
    this.budget = new RequestBudget({
      host,
      account,
      pauses: this.#pauses,
      limits,
      now,
      reserve: settings.reserve,
    });
    this.counts = new RequestCounts({
      host,
      metric: `maturity.${tool.id}.requests`,
      description: `Requests to ${tool.title}, by host and kind`,
    });
  }

  /** Lists what is left of its rate limits, for people. */
  listBudgets(): readonly SourceBudget[] {
    const { host, scope } = this.#options;
    const account = scope.startsWith(host) ? scope : host;
    return this.budget.list().map(budget => ({ account, ...budget }));
  }

  /**
   * Sends a GraphQL query. Errors in the answer are part of it.
   *
   * @throws PostponedError if the budget is used up, or whatever kept the request
   * from an answer
   */
  async graphql<T>(
    { query, variables }: GraphqlQuery,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer<T>> {
    const { restUrl, graphqlUrl = restUrl, checkGraphql } = this.#options;
    const { body } = await this.#send('graphql', signal, {
      url: graphqlUrl,
      method: 'POST',
      headers: {},
      body: { query, variables },
    });
    const { data, errors } = (body ?? {}) as {
      data?: T | null;
      errors?: GraphqlError[] | null;
    };
    checkGraphql?.(errors ?? [], this.budget);
    return { data: data ?? undefined, errors: errors ?? [] };
  }

  /**
   * Asks a REST path: conditionally where it was asked before, and not at all
   * where it was asked for the same version. Only what `read` returns is
   * remembered.
   *
   * @throws PostponedError if the budget is used up, or whatever kept the request
   * from an answer; a refusal (403, 404, …) is an answer
   */
  async get<T extends JsonValue>(
    path: string,
    read: (body: unknown) => T,
    signal: AbortSignal,
    options: {
      /** The version that the answer depends on, if that is known: a commit. */
      readonly version?: string;
      /** `false` for an answer that is not worth remembering. */
      readonly isRemembered?: boolean;
    } = {},
  ): Promise<RestAnswer<T>> {
    const { version, isRemembered = true } = options;
    return this.#limit(async () => {
      signal.throwIfAborted();
      return conditionalGet({
        path,
        version,
        read,
        refusals: this.#options.refusals,
        memory: isRemembered ? this.#memory : undefined,
        send: headers =>
          this.#send('rest', signal, {
            url: `${this.#options.restUrl}${path}`,
            method: 'GET',
            headers,
          }),
      });
    });
  }

  /** Returns what `remember` was told, if it is not too old. */
  async recall<T extends JsonValue>(key: string): Promise<T | undefined> {
    const known = await this.#memory?.recall(key);
    return known && 'value' in known ? (known.value as T) : undefined;
  }

  /** Returns whether an answer to a REST path is remembered, so that asking again may cost nothing. */
  async isRemembered(path: string): Promise<boolean> {
    return (await this.#memory?.recall(path)) !== undefined;
  }

  /**
   * Remembers what several answers together said, for all replicas.
   *
   * @param key - Not a path, whose answers are remembered by themselves.
   * @param ttl - Milliseconds.
   */
  async remember(key: string, value: JsonValue, ttl: number): Promise<void> {
    await this.#memory?.remember(key, { etag: '', value }, ttl);
  }

  /**
   * Sends any other request below the address of the REST API, and counts it as one of
   * those. Neither an answer nor a refusal is remembered.
   *
   * @param request - `path` begins with a slash, or is empty.
   * @throws PostponedError if the budget is used up, ResponseError for each status other
   * than success, or whatever else kept the request from an answer
   */
  async ask(
    { path, ...request }: Omit<ApiRequest, 'url'> & { readonly path: string },
    signal: AbortSignal,
  ): Promise<ApiResponse> {
    return this.#limit(async () => {
      signal.throwIfAborted();
      const url = `${this.#options.restUrl}${path}`;
      return this.#send('rest', signal, { ...request, url });
    });
  }

  /**
   * Asks for many items in batches, one query each. A query that is too large for
   * the tool is sent again in halves, down to single items.
   *
   * @throws The reason of the signal, once that is aborted.
   */
  async askInBatches<T>(
    options: BatchOptions<T> & {
      /** Called with the items of a query that failed for good. */
      readonly onFailure: (
        batch: readonly T[],
        failure: RequestFailure,
      ) => void;
    },
  ): Promise<void> {
    return askInBatches({
      ...options,
      onFailure: (batch, error) =>
        options.onFailure(batch, this.toFailure(error)),
    });
  }

  /** Turns an error into the answer for an entity: `postponed`, or an `error` for people. */
  toFailure(error: unknown): RequestFailure {
    return toFailure(error, each => this.#describe(each));
  }

  /**
   * Waits for a request. One that fails costs only the value that it would have
   * returned.
   *
   * @throws PostponedError if the budget is used up, or the reason of the signal
   * once it is aborted
   */
  async orUnknown<T>(work: Promise<T>, signal: AbortSignal): Promise<Known<T>> {
    return orUnknown(work, {
      signal,
      describe: error => this.#describe(error),
    });
  }

  #describe(error: unknown): string {
    const { host, fix } = this.#options;
    return describeRequestFailure(error, { host, fix });
  }

  /** The one place where a request leaves. */
  async #send(
    kind: 'graphql' | 'rest',
    signal: AbortSignal,
    request: ApiRequest,
  ): Promise<ApiResponse> {
    const { authorize, settings, retryAfter = 1_000 } = this.#options;
    const { isLimited = status => status === 429 } = this.#options;
    const resource = this.#options.resources[kind];
    return sendWithRetry({
      signal,
      retryAfter,
      now: this.#options.now,
      isLimited,
      // A query that is too large fails again: the caller makes it smaller.
      isTooMuch: status =>
        kind === 'graphql' && (status === 502 || status === 504),
      onPause: seconds => this.budget.block(seconds * 1000),
      onLimited: seconds => {
        this.budget.check(resource);
        return this.budget.block(seconds ? seconds * 1000 : DEFAULT_PAUSE);
      },
      send: async () => {
        await this.#untilFree(resource, signal);
        const credentials = await authorize();
        signal.throwIfAborted();
        this.counts.add(kind);
        return this.#exchange(
          resource,
          { ...request, headers: { ...request.headers, ...credentials } },
          AbortSignal.any([signal, AbortSignal.timeout(settings.timeout)]),
        );
      },
    });
  }

  /** Waits for the end of a short pause. */
  async #untilFree(resource: string, signal: AbortSignal): Promise<void> {
    await this.#pauses.refresh();
    const pause = this.budget.findPause(resource);
    const wait = pause ? pause.until - this.#options.now() : Infinity;
    if (wait > PATIENCE * 1000) {
      this.budget.check(resource);
      return;
    }
    await sleep(wait, undefined, { signal });
    await this.#pauses.refresh();
    // It may have grown, and timers may fire a little early.
    if (this.budget.findPause(resource)?.until !== pause?.until) {
      this.budget.check(resource);
    }
  }

  async #exchange(
    resource: string,
    request: ApiRequest,
    signal: AbortSignal,
  ): Promise<ApiResponse> {
    const { send = fetchJson } = this.#options;
    try {
      const response = await send(request, signal);
      this.budget.note(resource, response.headers);
      return response;
    } catch (error) {
      this.budget.note(resource, readHeaders(error));
      if (readStatus(error) === 304) {
        this.counts.add('notModified');
      }
      throw error;
    }
  }
}
