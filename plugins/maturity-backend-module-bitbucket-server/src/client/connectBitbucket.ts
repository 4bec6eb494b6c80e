import { getBitbucketServerRequestOptions } from '@backstage/integration';
import {
  ApiAccount,
  ApiAccountOptions,
  RateLimits,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { BitbucketLocation } from '../locate/bitbucketLocation';

/** Bitbucket answers 401 to whoever lacks a permission, too. */
const REFUSALS = [401, 403, 404];

/** Bitbucket states no time at which its limit is reset, but a pause when it is used up. */
const LIMITS: RateLimits<string> = {
  resources: { api: 'requests' },
  header: ['x-ratelimit', 'ratelimit'],
};

/** Options of {@link connectBitbucket}. */
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
export function connectBitbucket(
  options: ConnectOptions,
): (location: BitbucketLocation) => Promise<ApiAccount> {
  const accounts = new Map<string, ApiAccount>();
  return async location => {
    const { host, baseUrl, integration } = location;
    if (!hasCredentials(location)) {
      throw new Error(
        `there are no credentials for ${host}: set a token at integrations.bitbucketServer`,
      );
    }
    const account =
      accounts.get(host) ??
      new ApiAccount({
        ...options,
        tool: { id: 'bitbucket-server', title: 'Bitbucket Data Center' },
        host,
        scope: host,
        restUrl: `${baseUrl}/rest`,
        authorize: async () =>
          getBitbucketServerRequestOptions(integration.config).headers,
        fix: 'renew the token at integrations.bitbucketServer',
        limits: LIMITS,
        resources: { rest: 'api', graphql: 'api' },
        refusals: REFUSALS,
      });
    accounts.set(host, account);
    return account;
  };
}

/** Whether a token, or a user name and password, is configured for the host. */
export function hasCredentials({
  integration: { config },
}: BitbucketLocation): boolean {
  return Boolean(config.token || (config.username && config.password));
}
