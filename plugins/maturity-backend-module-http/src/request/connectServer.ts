import {
  ApiAccount,
  ApiAccountOptions,
  ApiRequest,
  ApiResponse,
  fetchJson,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fetch as fetchBy, ProxyAgent } from 'undici';
import { ServerDeclaration } from '../declaration/schema';
import { checkHeader } from './fill';
import { Secrets, toBasic } from './Secrets';
import { ServerTokens } from './ServerTokens';
import { toTokenSource } from './tokenSources';

/** Options of {@link connectServer}. */
export interface ConnectOptions
  extends Pick<
    ApiAccountOptions,
    'now' | 'pauses' | 'retryAfter' | 'settings'
  > {
  /** Of the source. */
  readonly id: string;
  /** Key of the server: `maturity.sources.sonar.http.servers[0]`. */
  readonly key: string;
  readonly server: ServerDeclaration;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly secrets: Secrets;
  /** Throws if no request may leave now. Called before each. */
  readonly check: () => void;
}

/** A server, and how to get another token for it. */
export interface ServerConnection {
  readonly account: ApiAccount;
  /** Where the server gives tokens for a while. */
  readonly tokens?: ServerTokens;
}

/** Connects with a server by the credentials and the proxy of its declaration. */
export function connectServer(options: ConnectOptions): ServerConnection {
  const { id, server, baseUrl, secrets, settings, now } = options;
  const send = createSend(server, secrets);
  const source = toTokenSource(server.auth);
  const tokens =
    source &&
    new ServerTokens(source, {
      now,
      send: request => send(request, AbortSignal.timeout(settings.timeout)),
    });
  const account = new ApiAccount({
    tool: { id: 'http', title: 'tools over HTTP' },
    host: new URL(baseUrl).host,
    scope: `${id}:${baseUrl}`,
    restUrl: baseUrl,
    authorize: async () => {
      options.check();
      return authorize(server, tokens, secrets);
    },
    fix: describeFix(server, options.key),
    limits: {
      resources: { all: 'requests' },
      header: ['x-ratelimit', 'ratelimit'],
    },
    resources: { rest: 'all', graphql: 'all' },
    isLimited: (status, headers) =>
      status === 429 ||
      ((status === 403 || status === 503) &&
        headers['retry-after'] !== undefined),
    refusals: [],
    send,
    pauses: options.pauses,
    settings,
    retryAfter: options.retryAfter,
    now,
  });
  return { account, tokens };
}

/** A tool may repeat its credentials in an error: they are masked where it arrives. */
function createSend({ proxy }: ServerDeclaration, secrets: Secrets) {
  const dispatcher = proxy === undefined ? undefined : new ProxyAgent(proxy);
  // The `fetch` of Node and an agent of another version do not always fit.
  const fetchThrough = (url: string, init: RequestInit) =>
    fetchBy(url, {
      ...(init as object),
      dispatcher,
    }) as unknown as Promise<Response>;
  return async (
    request: ApiRequest,
    signal: AbortSignal,
  ): Promise<ApiResponse> => {
    try {
      return await fetchJson(
        request,
        signal,
        dispatcher ? { fetch: fetchThrough } : {},
      );
    } catch (error) {
      throw secrets.maskError(error);
    }
  };
}

async function authorize(
  { auth }: ServerDeclaration,
  tokens: ServerTokens | undefined,
  secrets: Secrets,
): Promise<Record<string, string>> {
  if (tokens) {
    const token = await tokens.read();
    secrets.addToken(token);
    return { authorization: `Bearer ${token}` };
  }
  if (!auth || 'oauth2' in auth || 'login' in auth) {
    return {};
  }
  if ('header' in auth) {
    return Object.fromEntries(
      auth.header.map(({ name, value }) => [
        name.toLowerCase(),
        checkHeader(name, value),
      ]),
    );
  }
  const authorization =
    'bearer' in auth ? `Bearer ${auth.bearer}` : `Basic ${toBasic(auth.basic)}`;
  return { authorization: checkHeader('authorization', authorization) };
}

function describeFix({ auth }: ServerDeclaration, key: string): string {
  if (!auth) {
    return `set credentials at ${key}.auth`;
  }
  if ('bearer' in auth) {
    return `renew the token at ${key}.auth.bearer`;
  }
  if ('basic' in auth) {
    return `correct user name and password at ${key}.auth.basic`;
  }
  if ('login' in auth) {
    return `correct the credentials at ${key}.auth.login`;
  }
  return 'header' in auth
    ? `renew the value at ${key}.auth.header`
    : `correct the client, its scope or its audience at ${key}.auth.oauth2`;
}
