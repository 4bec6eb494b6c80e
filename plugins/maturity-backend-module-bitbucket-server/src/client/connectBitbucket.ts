import { getBitbucketServerRequestOptions } from '@backstage/integration';
import {
  connectByHost,
  ConnectOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketLocation } from '../locate/bitbucketLocation';

/**
 * Creates a function that returns the account for a repository: one for each host.
 * Bitbucket states no time at which its rate limit is reset, but a pause when it is used
 * up. Status 401 is its answer to whoever lacks a permission, too.
 */
export function connectBitbucket(options: ConnectOptions) {
  return connectByHost<BitbucketLocation>(
    {
      tool: { id: 'bitbucket-server', title: 'Bitbucket Data Center' },
      hasCredentials,
      missing: 'set a token at integrations.bitbucketServer',
      fix: 'renew the token at integrations.bitbucketServer',
      refusals: [401, 403, 404],
      toRestUrl: ({ baseUrl }) => `${baseUrl}/rest`,
      readHeaders: ({ integration }) =>
        getBitbucketServerRequestOptions(integration.config).headers,
    },
    options,
  );
}

/** Whether a token, or a user name and password, is configured for the host. */
export function hasCredentials({
  integration: { config },
}: BitbucketLocation): boolean {
  return Boolean(config.token || (config.username && config.password));
}
