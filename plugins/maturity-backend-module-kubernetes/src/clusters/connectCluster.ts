import { readFile } from 'node:fs/promises';
import {
  ApiAccount,
  ApiAccountOptions,
  ApiRequest,
  fetchJson,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Agent, fetch as fetchBy } from 'undici';
import { DirectAccess } from './ClusterDeclaration';

/** Options of every connection. */
export type ConnectOptions = Pick<
  ApiAccountOptions,
  'now' | 'pauses' | 'retryAfter' | 'settings'
>;

/** Connects with a cluster by the credentials of a service account. */
export function connectCluster(
  name: string,
  access: DirectAccess,
  options: ConnectOptions,
): ApiAccount {
  const { token } = access;
  return createAccount(options, {
    host: `cluster ${name}`,
    restUrl: access.url,
    fix: 'renew the token of its service account',
    send: createSend(access),
    authorize: async () => {
      const read =
        typeof token === 'object' ? await readFile(token.file, 'utf8') : token;
      const headers: Record<string, string> = {};
      if (read) {
        headers.authorization = `Bearer ${read.trim()}`;
      }
      return headers;
    },
  });
}

/**
 * Connects with the Kubernetes plugin, or with a cluster through its proxy.
 *
 * @param proxy - `url` of the plugin, and a token for it.
 */
export function connectPlugin(
  name: string | undefined,
  proxy: { readonly url: string; readonly token: () => Promise<string> },
  options: ConnectOptions,
): ApiAccount {
  const cluster = name && { 'backstage-kubernetes-cluster': name };
  return createAccount(options, {
    host: name ? `cluster ${name}` : 'the Kubernetes plugin',
    restUrl: name ? `${proxy.url}/proxy` : proxy.url,
    fix: 'correct the credentials of the cluster in the Kubernetes plugin',
    authorize: async () => ({
      authorization: `Bearer ${await proxy.token()}`,
      ...cluster,
    }),
  });
}

function createAccount(
  options: ConnectOptions,
  own: Pick<
    ApiAccountOptions,
    'authorize' | 'fix' | 'host' | 'restUrl' | 'send'
  >,
): ApiAccount {
  return new ApiAccount({
    ...options,
    ...own,
    tool: { id: 'kubernetes', title: 'Kubernetes' },
    scope: own.host,
    limits: { resources: { all: 'requests' }, header: 'x-ratelimit' },
    resources: { rest: 'all', graphql: 'all' },
    refusals: [],
  });
}

function createSend({
  ca,
  skipTLSVerify,
}: DirectAccess): ApiAccountOptions['send'] {
  if (ca === undefined && !skipTLSVerify) {
    return undefined;
  }
  const dispatcher = new Agent({
    connect: { ca, rejectUnauthorized: !skipTLSVerify },
  });
  // The `fetch` of Node and an agent of another version do not always fit.
  const fetchWith = (url: string, init: RequestInit) =>
    fetchBy(url, {
      ...(init as object),
      dispatcher,
    }) as unknown as Promise<Response>;
  return async (request: ApiRequest, signal) =>
    fetchJson(request, signal, { fetch: fetchWith });
}
