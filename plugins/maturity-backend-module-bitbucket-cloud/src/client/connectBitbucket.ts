import { getBitbucketCloudRequestOptions } from '@backstage/integration';
import {
  ApiAccount,
  ApiAccountOptions,
  RateLimits,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { BitbucketLocation } from '../locate/bitbucketLocation';
import { createSend } from './createSend';
import { hasCredentials } from './hasCredentials';

/** Not visible, or not there. */
const REFUSALS = [403, 404];

/** Requests about repositories count together. */
const LIMITS: RateLimits<string> = {
  resources: { api: 'requests' },
  header: 'x-ratelimit',
  period: 'hour',
};

/** Options of {@link connectBitbucket}. */
export type ConnectOptions = Pick<
  ApiAccountOptions,
  'cache' | 'now' | 'pauses' | 'retryAfter' | 'settings'
>;

/**
 * Creates a function that returns the account for a repository: one for all, because
 * Bitbucket Cloud is one host.
 *
 * It throws an error that says what to configure, if there are no credentials.
 */
export function connectBitbucket({
  cache,
  now,
  pauses,
  retryAfter,
  settings,
}: ConnectOptions): (location: BitbucketLocation) => Promise<ApiAccount> {
  const accounts = new Map<string, ApiAccount>();
  return async ({ host, integration: { config } }) => {
    if (!hasCredentials(config)) {
      throw new Error(
        `there are no credentials for ${host}: set a token with a username, or clientId and clientSecret, at integrations.bitbucketCloud`,
      );
    }
    const account =
      accounts.get(host) ??
      new ApiAccount({
        cache,
        now,
        pauses,
        retryAfter,
        settings,
        tool: { id: 'bitbucket-cloud', title: 'Bitbucket Cloud' },
        host,
        scope: host,
        restUrl: config.apiBaseUrl,
        authorize: async () =>
          (await getBitbucketCloudRequestOptions(config)).headers,
        fix: 'renew the credentials at integrations.bitbucketCloud; an API token needs the email address of its account as the username',
        limits: LIMITS,
        resources: { rest: 'api', graphql: 'api' },
        refusals: REFUSALS,
        send: createSend({ now }),
      });
    accounts.set(host, account);
    return account;
  };
}
