import {
  AnswerError,
  ApiRequest,
  ApiResponse,
  cleanMessage,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';
import { checkHeader } from './fill';

/** Seconds for which a token is used that does not say for how long it is good. */
const DEFAULT_SECONDS = 300;
/** A token is renewed so many milliseconds before its end, but not before nine tenths. */
const MARGIN = 60_000;

const answerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(DEFAULT_SECONDS),
});

/** A client, as a server of tokens knows it. */
export interface ClientDeclaration {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  readonly audience?: string;
}

/** A token of a client. */
export interface ClientToken {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly renewAt: number;
}

/**
 * Tokens of the client credentials grant, RFC 6749, section 4.4. Requests at the same
 * time share one.
 */
export class ClientCredentials {
  readonly #client: ClientDeclaration;
  readonly #send: (request: ApiRequest) => Promise<ApiResponse>;
  readonly #now: () => number;
  #token?: Promise<ClientToken>;

  /** @param send - Sends one request; it throws for each status other than success. */
  constructor(
    client: ClientDeclaration,
    options: {
      readonly send: (request: ApiRequest) => Promise<ApiResponse>;
      readonly now: () => number;
    },
  ) {
    this.#client = client;
    this.#send = options.send;
    this.#now = options.now;
  }

  /**
   * Returns a token that is good for a while.
   *
   * @throws AnswerError if the client is refused, any other error if asking again may help
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
  get current(): Promise<ClientToken> | undefined {
    return this.#token;
  }

  /** Forgets a token that is not accepted, unless there is another one by now. */
  forget(used: Promise<ClientToken> | undefined): void {
    if (used === undefined || this.#token === used) {
      this.#token = undefined;
    }
  }

  #share(): Promise<ClientToken> {
    if (this.#token) {
      return this.#token;
    }
    const token = this.#ask();
    this.#token = token;
    token.catch(() => this.forget(token));
    return token;
  }

  async #ask(): Promise<ClientToken> {
    const { tokenUrl, clientId, clientSecret, scope, audience } = this.#client;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(scope !== undefined && { scope }),
      ...(audience !== undefined && { audience }),
    });
    try {
      const answer = await this.#send({
        url: tokenUrl,
        method: 'POST',
        headers: {},
        body,
      });
      return this.#toToken(answer.body);
    } catch (error) {
      throw toTokenError(error, new URL(tokenUrl).host);
    }
  }

  #toToken(body: unknown): ClientToken {
    const answer = answerSchema.safeParse(body);
    if (!answer.success) {
      throw new AnswerError('it answered without `access_token`');
    }
    const { access_token: value, expires_in: seconds } = answer.data;
    const time = seconds * 1000;
    return {
      value: checkHeader('authorization', value),
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
