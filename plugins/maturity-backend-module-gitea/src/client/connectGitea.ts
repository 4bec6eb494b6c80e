import { getGiteaRequestOptions } from '@backstage/integration';
import {
  ApiAccount,
  ApiAccountOptions,
  RateLimits,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { GiteaLocation } from '../locate/giteaLocation';

/** Not visible, not there, or of an empty repository. */
const REFUSALS = [403, 404, 409];

/** Neither Gitea nor Forgejo limits requests, but a proxy in front of it can. */
const LIMITS: RateLimits<string> = {
  resources: { api: 'requests' },
  header: ['x-ratelimit', 'ratelimit'],
};

/** Options of {@link connectGitea}. */
export type ConnectOptions = Pick<
  ApiAccountOptions,
  'cache' | 'now' | 'pauses' | 'retryAfter' | 'settings'
>;

/**
 * Creates a function that returns the account for a repository: one for each host,
 * because a host has one token.
 *
 * It throws an error that says what to configure, if there are no credentials for
 * the host.
 */
export function connectGitea(
  options: ConnectOptions,
): (location: GiteaLocation) => Promise<ApiAccount> {
  const accounts = new Map<string, ApiAccount>();
  return async location => {
    const { host, integration } = location;
    if (!hasCredentials(location)) {
      throw new Error(
        `there are no credentials for ${host}: set a token as the password at integrations.gitea`,
      );
    }
    const account =
      accounts.get(host) ??
      new ApiAccount({
        ...options,
        tool: { id: 'gitea', title: 'Gitea' },
        host,
        scope: host,
        restUrl: `${integration.config.baseUrl}/api/v1`,
        authorize: async () =>
          getGiteaRequestOptions(integration.config).headers ?? {},
        fix: 'renew the password at integrations.gitea; a token needs the scope read:repository',
        limits: LIMITS,
        resources: { rest: 'api', graphql: 'api' },
        refusals: REFUSALS,
      });
    accounts.set(host, account);
    return account;
  };
}

/** Whether a password or token is configured for the host. */
export function hasCredentials({ integration }: GiteaLocation): boolean {
  return Boolean(integration.config.password);
}
