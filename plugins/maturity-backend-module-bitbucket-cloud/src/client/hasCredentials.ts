import { BitbucketCloudIntegrationConfig } from '@backstage/integration';

/** Whether there is a token, an app password or an OAuth consumer. */
export function hasCredentials(
  config: BitbucketCloudIntegrationConfig,
): boolean {
  const { username, appPassword, token, clientId, clientSecret } = config;
  return Boolean(
    token || (username && appPassword) || (clientId && clientSecret),
  );
}
