import { isError } from '@backstage/errors';
import { AnswerError } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { listTexts } from '../declaration/placeholders';
import {
  HttpSourceDeclaration,
  ServerDeclaration,
} from '../declaration/schema';

/** A shorter text is part of too many others. */
const MIN_LENGTH = 4;

/** Tokens that are remembered: the current one, and those of requests under way. */
const MAX_TOKENS = 5;

/** Texts that must not be told to anybody, although a tool may repeat them. */
export class Secrets {
  readonly #fixed: readonly string[];
  #tokens: readonly string[] = [];

  constructor(texts: readonly (string | undefined)[]) {
    this.#fixed = texts.flatMap(text => text ?? []);
  }

  /** Adds a token that replaces others after a while. */
  addToken(token: string): void {
    if (!this.#tokens.includes(token)) {
      this.#tokens = [token, ...this.#tokens].slice(0, MAX_TOKENS);
    }
  }

  /** Replaces them in a text, also as they are written in addresses and in JSON. */
  mask(text: string): string {
    return [...this.#fixed, ...this.#tokens]
      .filter(secret => secret.length >= MIN_LENGTH)
      .flatMap(toForms)
      .sort((one, other) => other.length - one.length)
      .reduce((masked, form) => masked.replaceAll(form, '[redacted]'), text);
  }

  /** Replaces them in the message of an error, which stays the same error otherwise. */
  maskError(error: unknown): unknown {
    if (!isError(error)) {
      return new AnswerError(this.mask(String(error)));
    }
    const message = this.mask(error.message);
    if (message !== error.message) {
      error.message = message;
    }
    return error;
  }
}

/** How a secret can be written. An error can quote JSON in JSON. */
function toForms(secret: string): readonly string[] {
  const escape = (text: string) => JSON.stringify(text).slice(1, -1);
  return [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    escape(secret),
    escape(escape(secret)),
  ];
}

/** Lists the secrets of a server, and how they are written in a header. */
export function listSecrets({ auth, proxy }: ServerDeclaration): string[] {
  const password = proxy ? decodeURIComponent(new URL(proxy).password) : '';
  return [password, ...listAuthSecrets(auth)];
}

function listAuthSecrets(auth: ServerDeclaration['auth']): readonly string[] {
  if (!auth) {
    return [];
  }
  if ('bearer' in auth) {
    return [auth.bearer];
  }
  if ('basic' in auth) {
    const { username, password } = auth.basic;
    // Some tools take a token for the name of a user without a password.
    return [password || username, toBasic(auth.basic)];
  }
  if ('login' in auth) {
    return listTexts(auth.login.body).map(({ text }) => text);
  }
  return 'header' in auth
    ? auth.header.flatMap(({ value }) => toParts(value))
    : [auth.oauth2.clientSecret];
}

/** The value of a header can have a word or a name before the secret: `Token token=…`. */
function toParts(value: string): readonly string[] {
  const parts = value.split(/[\s=,;"]+/).filter(({ length }) => length >= 8);
  return [value, ...parts];
}

/** Names of headers whose values are no secrets. */
const PLAIN_HEADER = /^(?:accept|content-|user-agent)/i;
/** Names of query parameters whose values are. */
const SECRET_PARAMETER = /token|secret|password|api[-_]?key/i;

/** Lists what requests send beside the credentials of a server: a second key, for example. */
export function listRequestSecrets(
  source: Pick<HttpSourceDeclaration, 'parameters' | 'requests'>,
): string[] {
  const { parameters = {} } = source;
  const templates = Object.values(source.requests).flatMap(
    ({ headers = {}, query = {} }) => [
      ...Object.entries(headers).filter(([name]) => !PLAIN_HEADER.test(name)),
      ...Object.entries(query).filter(([name]) => SECRET_PARAMETER.test(name)),
    ],
  );
  return templates.flatMap(([, template]) => {
    const names = [...String(template).matchAll(/\{parameters\.(\w+)\}/g)];
    return names.length > 0
      ? names.flatMap(([, name = '']) => parameters[name] ?? [])
      : toParts(String(template));
  });
}

/** Writes a user and a password as they are sent. */
export function toBasic(basic: {
  readonly username: string;
  readonly password: string;
}): string {
  const text = `${basic.username}:${basic.password}`;
  return Buffer.from(text, 'utf8').toString('base64');
}
