import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ApiAccount,
  ApiAccountOptions,
  ApiRequest,
  ApiResponse,
  fetchJson,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PluginError } from './PluginError';
import { PortalPlugin } from './PortalPlugin';

/** Options of {@link connectPlugins}. */
export interface ConnectOptions
  extends Pick<
    ApiAccountOptions,
    'cache' | 'now' | 'pauses' | 'retryAfter' | 'settings'
  > {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}

/** The plugins that are asked. */
export interface PortalPlugins {
  readonly scaffolder: PortalPlugin;
  readonly techdocs: PortalPlugin;
}

/** Connects with the plugins, each once it is asked. */
export function connectPlugins(options: ConnectOptions): PortalPlugins {
  const connect = (id: string, title: string, permission: string) =>
    new PortalPlugin({
      title,
      permission,
      connect: () => createAccount(id, title, options),
    });
  return {
    scaffolder: connect('scaffolder', 'scaffolder', 'scaffolder.task.read'),
    techdocs: connect('techdocs', 'TechDocs', 'catalog.entity.read'),
  };
}

async function createAccount(
  pluginId: string,
  title: string,
  { auth, discovery, ...options }: ConnectOptions,
): Promise<ApiAccount> {
  return new ApiAccount({
    ...options,
    tool: { id: 'backstage', title: 'Backstage' },
    host: `the ${title} plugin`,
    scope: pluginId,
    restUrl: await discovery.getBaseUrl(pluginId),
    fix: 'let the backends of both plugins accept each other',
    limits: { resources: { all: 'requests' }, header: 'x-ratelimit' },
    resources: { rest: 'all', graphql: 'all' },
    refusals: [],
    send,
    authorize: async () => {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: pluginId,
      });
      return { authorization: `Bearer ${token}` };
    },
  });
}

async function send(
  request: ApiRequest,
  signal: AbortSignal,
): Promise<ApiResponse> {
  try {
    return await fetchJson(request, signal);
  } catch (error) {
    throw error instanceof ResponseError ? new PluginError(error) : error;
  }
}
