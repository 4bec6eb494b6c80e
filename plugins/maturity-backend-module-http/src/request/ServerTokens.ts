import {
  AnswerError,
  ApiRequest,
  ApiResponse,
  cleanMessage,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { checkHeader } from './fill';
import { TokenSource } from './tokenSources';

/** Seconds for which a token is used that does not say for how long it is good. */
const DEFAULT_SECONDS = 300;
/** A token is renewed so many milliseconds before its end, but not before nine tenths. */
const MARGIN = 60_000;

/** A token, and until when it is used. */
export interface ServerToken {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly renewAt: number;
}

/** Tokens that a server gives for a while. Requests at the same time share one. */
export class ServerTokens {
  readonly #source: TokenSource;
  readonly #send: (request: ApiRequest) => Promise<ApiResponse>;
  readonly #now: () => number;
  #token?: Promise<ServerToken>;

  /** @param send - Sends one request; it throws for each status other than success. */
  constructor(
    source: TokenSource,
    options: {
      readonly send: (request: ApiRequest) => Promise<ApiResponse>;
      readonly now: () => number;
    },
  ) {
    this.#source = source;
    this.#send = options.send;
    this.#now = options.now;
  }

  /**
   * Returns a token that is good for a while.
   *
   * @throws AnswerError if the credentials are refused, any other error if asking again may help
   */
  async read(): Promise<string> {
    const shared = this.#share();
    const token = await shared;
    if (token.renewAt > this.#now()) {
      return token.value;
    }
    this.forget(shared);
    return (await this.#share()).value;
  }

  /** The token that requests share now, to forget it later. */
  get current(): Promise<ServerToken> | undefined {
    return this.#token;
  }

  /** Forgets a token that is not accepted, unless there is another one by now. */
  forget(used: Promise<ServerToken> | undefined): void {
    if (used === undefined || this.#token === used) {
      this.#token = undefined;
    }
  }

  #share(): Promise<ServerToken> {
    if (this.#token) {
      return this.#token;
    }
    const token = this.#ask();
    this.#token = token;
    token.catch(() => this.forget(token));
    return token;
  }

  async #ask(): Promise<ServerToken> {
    const { url, body } = this.#source;
    try {
      const answer = await this.#send({
        url,
        method: 'POST',
        headers: {},
        body,
      });
      return this.#toToken(answer.body);
    } catch (error) {
      throw toTokenError(error, new URL(url).host);
    }
  }

  #toToken(body: unknown): ServerToken {
    const { find, place } = this.#source;
    const found = find(body);
    if (!found) {
      throw new AnswerError(`it answered without \`${place}\``);
    }
    const time = (found.seconds ?? DEFAULT_SECONDS) * 1000;
    return {
      value: checkHeader('authorization', found.value),
      renewAt: this.#now() + Math.max(time - MARGIN, time * 0.9),
    };
  }
}

/** A status of the server of tokens is none of the tool. */
function toTokenError(error: unknown, host: string): Error {
  const status = error instanceof ResponseError ? error.status : undefined;
  const reason = `${host} gave no token${
    status === undefined ? '' : ` (${status})`
  }: ${cleanMessage(error)}`;
  const isFinal =
    error instanceof AnswerError ||
    (status !== undefined && status < 500 && status !== 429);
  return isFinal ? new AnswerError(reason) : new Error(reason);
}
