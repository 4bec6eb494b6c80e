import { JsonValue } from '@backstage/types';
import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  AnswerError,
  ApiAccount,
  PostponedError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PluginError } from './PluginError';

/** Failures in a row after which a plugin is not asked any more. */
const MAX_FAILURES = 5;

/** Why something is not known. */
export interface Gap {
  /** In one sentence, for people. */
  readonly unknown: string;
  /** Whether nobody is to blame, such as for a plugin that is not installed. */
  readonly isSettled?: boolean;
}

/** The answer of a plugin. */
export type PluginAnswer =
  | { readonly body: unknown }
  /** The plugin is there, and says that it does not have what was asked for. */
  | { readonly notFound: string }
  | (Gap & {
      /** Whether a smaller answer may be of use. */
      readonly isTooLong?: boolean;
    });

/** Another plugin of this Backstage. */
export class PortalPlugin {
  readonly #title: string;
  readonly #permission: string;
  readonly #connect: () => Promise<ApiAccount>;
  #connecting?: Promise<ApiAccount>;
  #connected?: ApiAccount;
  #failures = 0;
  #lastFailure?: Gap;

  /**
   * @param options - `title`: as in "the title plugin"; `permission`: the one that it
   * asks for; `connect`: throws if its address is not known
   */
  constructor(options: {
    readonly title: string;
    readonly permission: string;
    readonly connect: () => Promise<ApiAccount>;
  }) {
    this.#title = options.title;
    this.#permission = options.permission;
    this.#connect = options.connect;
  }

  /** Requests so far, also those that failed. */
  get requests(): number {
    return this.#connected?.counts.current.rest ?? 0;
  }

  /** Lists what is left of its rate limit, if it states one. */
  listBudgets(): readonly SourceBudget[] {
    return this.#connected?.listBudgets() ?? [];
  }

  /** Asks it again, even if it failed. */
  startRun(): void {
    this.#failures = 0;
  }

  /**
   * Asks for a path. After some failures in a row, the last one is the answer to all
   * that follow in a run.
   *
   * @throws PostponedError if its rate limit is used up, or the reason of the signal
   * once it is aborted
   */
  async get(path: string, signal: AbortSignal): Promise<PluginAnswer> {
    return this.#ask(signal, async account => {
      const request = { path, method: 'GET', headers: {} } as const;
      return (await account.ask(request, signal)).body;
    });
  }

  /**
   * Asks for something that never changes, which is remembered.
   *
   * @throws as `get` does
   */
  async getOnce(
    path: string,
    read: (body: unknown) => JsonValue,
    signal: AbortSignal,
  ): Promise<PluginAnswer> {
    return this.#ask(signal, async account => {
      const options = { version: 'final' };
      const answer = await account.get(path, read, signal, options);
      return 'value' in answer ? answer.value : undefined;
    });
  }

  async #ask(
    signal: AbortSignal,
    send: (account: ApiAccount) => Promise<unknown>,
  ): Promise<PluginAnswer> {
    if (this.#lastFailure && this.#failures >= MAX_FAILURES) {
      return this.#lastFailure;
    }
    const account = await this.#find();
    if ('unknown' in account) {
      return account;
    }
    const answer = await this.#send(account, signal, send);
    if ('unknown' in answer && !answer.isTooLong) {
      this.#failures++;
      this.#lastFailure = answer;
    } else {
      this.#failures = 0;
    }
    return answer;
  }

  async #send(
    account: ApiAccount,
    signal: AbortSignal,
    send: (account: ApiAccount) => Promise<unknown>,
  ): Promise<PluginAnswer> {
    try {
      return { body: await send(account) };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof PostponedError) {
        throw error;
      }
      return this.#explain(error, account);
    }
  }

  async #find(): Promise<ApiAccount | Gap> {
    // One account for all who ask at the same time: it limits their requests.
    this.#connecting ??= this.#connect();
    try {
      this.#connected = await this.#connecting;
      return this.#connected;
    } catch (error) {
      this.#connecting = undefined;
      return {
        unknown: `the ${this.#title} plugin was not found: ${error}`,
        isSettled: true,
      };
    }
  }

  #explain(error: unknown, account: ApiAccount): PluginAnswer {
    if (error instanceof PluginError && error.status === 404) {
      return error.isFromPlugin
        ? { notFound: error.message }
        : {
            unknown: `the ${
              this.#title
            } plugin is not installed: nothing answers at its address (404)`,
            isSettled: true,
          };
    }
    if (error instanceof PluginError && error.status === 403) {
      return {
        unknown: `the ${
          this.#title
        } plugin refused the request (403): allow the maturity plugin ${
          this.#permission
        }`,
      };
    }
    const failure = account.toFailure(error);
    const unknown =
      'error' in failure ? failure.error : failure.postponed.reason;
    const isTooLong = error instanceof AnswerError && error.isTooLong;
    return { unknown, isTooLong };
  }
}
