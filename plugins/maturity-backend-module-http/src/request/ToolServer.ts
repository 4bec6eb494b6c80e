import { LRUCache } from 'lru-cache';
import { JsonValue } from '@backstage/types';
import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  AnswerError,
  cleanMessage,
  PostponedError,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ConnectOptions,
  connectServer,
  ServerConnection,
} from './connectServer';
import { Secrets } from './Secrets';
import { ServerRequest } from './toRequest';

/** Bytes of answers that are remembered for each server, as they were sent. */
const MAX_REMEMBERED = 20_000_000;
/** Requests that fail one after the other before the server is left alone for a while. */
const MAX_FAILURES = 10;
/** Milliseconds for which it is left alone. */
const OUTAGE = 60_000;

/** A server is left alone, because of an earlier error. */
class OutageError extends AnswerError {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super('it is not asked again for a minute');
    this.cause = cause;
  }
}

/** A page as a server answered it. */
export interface ServerAnswer {
  readonly body: JsonValue;
  readonly bytes: number;
  /** The header `Link`. */
  readonly link?: string;
}

/** One server of a tool. */
export class ToolServer {
  /** Shown in evidence. */
  readonly name: string;
  readonly baseUrl: string;
  readonly host: string;
  readonly #connection: ServerConnection;
  readonly #secrets: Secrets;
  readonly #now: () => number;
  readonly #remembered = new LRUCache<
    string,
    ServerAnswer & { readonly etag: string }
  >({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: ({ bytes }) => Math.max(bytes, 1),
  });
  #failures = 0;
  #outage?: { readonly until: number; readonly error: unknown };

  constructor(options: Omit<ConnectOptions, 'check'>) {
    this.#connection = connectServer({
      ...options,
      check: () => this.#check(),
    });
    this.baseUrl = options.baseUrl;
    this.host = this.#connection.account.host;
    this.name = options.server.name ?? this.host;
    this.#secrets = options.secrets;
    this.#now = options.now;
  }

  /** Requests so far, also those that failed. */
  get requests(): number {
    return this.#connection.account.counts.current.rest;
  }

  listBudgets(): readonly SourceBudget[] {
    return this.#connection.account.listBudgets();
  }

  /** Asks a server again that was left alone. */
  forgetFailures(): void {
    this.#failures = 0;
    this.#outage = undefined;
  }

  /**
   * Sends a request, conditionally if its answer is remembered. A server that is down, or
   * that does not accept the credentials, is not asked again for a minute.
   *
   * @throws PostponedError if it wants to be left alone, or whatever kept the request from
   * an answer
   */
  async ask(
    request: ServerRequest,
    signal: AbortSignal,
  ): Promise<ServerAnswer> {
    try {
      const answer = await this.#askConditionally(request, signal);
      this.#failures = 0;
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      this.#note(error);
      throw error;
    }
  }

  /** Says in one sentence why a request failed. Secrets are left out. */
  describe(
    error: unknown,
    {
      path,
      permission,
    }: { readonly path: string; readonly permission?: string },
  ): string {
    if (error instanceof OutageError) {
      const reason = this.describe(error.cause, { path, permission });
      return `${reason} (${error.message})`;
    }
    const status = error instanceof ResponseError ? error.status : undefined;
    if (status === 404) {
      return `${this.host} has no ${path} (404), or does not show it to these credentials`;
    }
    if (status === 403 && permission !== undefined) {
      return `${this.host} refused the request (403): the credentials need ${permission}`;
    }
    if (status !== undefined && status !== 401 && status < 500) {
      return `${this.host} refused the request (${status}): ${cleanMessage(
        error,
      )}`;
    }
    const failure = this.#connection.account.toFailure(error);
    return 'error' in failure ? failure.error : failure.postponed.reason;
  }

  /** Cleans a text of the server that is no error. */
  clean(text: string): string {
    return cleanMessage(this.#secrets.mask(text));
  }

  async #askConditionally(
    request: ServerRequest,
    signal: AbortSignal,
  ): Promise<ServerAnswer> {
    const key = JSON.stringify([request.path, request.headers]);
    const known =
      request.method === 'GET' ? this.#remembered.get(key) : undefined;
    const headers = known
      ? { ...request.headers, 'if-none-match': known.etag }
      : request.headers;
    try {
      const answer = await this.#askWithToken({ ...request, headers }, signal);
      const { etag } = answer.headers;
      const page = {
        body: answer.body as JsonValue,
        bytes: answer.bytes ?? 0,
        link: answer.headers.link,
      };
      if (etag !== undefined && request.method === 'GET') {
        this.#remembered.set(key, { ...page, etag });
      }
      return page;
    } catch (error) {
      if (known && error instanceof ResponseError && error.status === 304) {
        return known;
      }
      throw error;
    }
  }

  /** A token can end before its time: it is renewed once. */
  async #askWithToken(request: ServerRequest, signal: AbortSignal) {
    const { account, tokens } = this.#connection;
    const token = tokens?.current;
    try {
      return await account.ask(request, signal);
    } catch (error) {
      const isRefused = error instanceof ResponseError && error.status === 401;
      if (!tokens || !isRefused) {
        throw error;
      }
      tokens.forget(token);
      return account.ask(request, signal);
    }
  }

  #check(): void {
    if (this.#outage && this.#outage.until > this.#now()) {
      throw new OutageError(this.#outage.error);
    }
  }

  #note(error: unknown): void {
    const status = error instanceof ResponseError ? error.status : 500;
    if (error instanceof PostponedError || (status < 500 && status !== 401)) {
      return;
    }
    this.#failures += 1;
    if (status === 401 || this.#failures >= MAX_FAILURES) {
      this.#outage = { until: this.#now() + OUTAGE, error };
    }
  }
}
