import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { ServerDeclaration } from '../declaration/schema';

type Auth = NonNullable<ServerDeclaration['auth']>;
type ClientDeclaration = Extract<Auth, { oauth2: unknown }>['oauth2'];
type LoginDeclaration = Extract<Auth, { login: unknown }>['login'];

const clientAnswerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});

/** A token in an answer; `seconds` is the time for which it is good, if that is told. */
interface FoundToken {
  readonly value: string;
  readonly seconds?: number;
}

/** Where the tokens of a server come from. */
export interface TokenSource {
  readonly url: string;
  /** Sent as JSON, and `URLSearchParams` as a form. */
  readonly body: unknown;
  /** Finds the token in an answer. */
  readonly find: (body: unknown) => FoundToken | undefined;
  /** Names the place of the token, for people. */
  readonly place: string;
}

/** Returns where the tokens of a server come from; nothing if it has no tokens. */
export function toTokenSource(
  auth: ServerDeclaration['auth'],
): TokenSource | undefined {
  if (auth && 'oauth2' in auth) {
    return fromClient(auth.oauth2);
  }
  return auth && 'login' in auth ? fromLogin(auth.login) : undefined;
}

/** The client credentials grant, RFC 6749, section 4.4. */
function fromClient(client: ClientDeclaration): TokenSource {
  const { tokenUrl, clientId, clientSecret, scope, audience } = client;
  return {
    url: tokenUrl,
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(scope !== undefined && { scope }),
      ...(audience !== undefined && { audience }),
    }),
    find: body => {
      const { data } = clientAnswerSchema.safeParse(body);
      return data && { value: data.access_token, seconds: data.expires_in };
    },
    place: 'access_token',
  };
}

/** Credentials in a body of JSON, for tools with a way of their own. */
function fromLogin({ url, body, token }: LoginDeclaration): TokenSource {
  return {
    url,
    body,
    find: answer => {
      const [found, ...others] = token.find(answer as JsonValue);
      return typeof found?.value === 'string' &&
        found.value !== '' &&
        others.length === 0
        ? { value: found.value }
        : undefined;
    },
    place: token.text,
  };
}
