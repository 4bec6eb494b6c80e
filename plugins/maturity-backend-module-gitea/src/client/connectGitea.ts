import { getGiteaRequestOptions } from '@backstage/integration';
import {
  connectByHost,
  ConnectOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GiteaLocation, readBaseUrl } from '../locate/giteaLocation';

/**
 * Creates a function that returns the account for a repository: one for each host. Gitea
 * has no rate limit of its own. Status 409 is an answer about an empty repository.
 */
export function connectGitea(options: ConnectOptions) {
  return connectByHost<GiteaLocation>(
    {
      tool: { id: 'gitea', title: 'Gitea' },
      hasCredentials,
      missing: 'set a token as the password at integrations.gitea',
      fix: 'renew the password at integrations.gitea; a token needs the scope read:repository',
      refusals: [403, 404, 409],
      toRestUrl: ({ integration }) => `${readBaseUrl(integration)}/api/v1`,
      readHeaders: ({ integration }) =>
        getGiteaRequestOptions(integration.config).headers ?? {},
    },
    options,
  );
}

/** Whether a password or token is configured for the host. */
export function hasCredentials({ integration }: GiteaLocation): boolean {
  return Boolean(integration.config.password);
}
