import { AzureDevOpsCredentialsProvider } from '@backstage/integration';
import {
  AnswerError,
  ApiAccount,
  ApiAccountOptions,
  RateLimits,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { AzureLocation } from '../locate/azureLocation';
import { createSend } from './createSend';

/** Azure DevOps counts throughput units; it says how many are left only when they run out. */
const LIMITS: RateLimits<string> = {
  resources: { api: 'throughput units' },
  header: 'x-ratelimit',
};

/** Options of {@link connectAzureDevOps}. */
export interface ConnectOptions
  extends Pick<
    ApiAccountOptions,
    'cache' | 'now' | 'pauses' | 'retryAfter' | 'settings'
  > {
  readonly credentials: AzureDevOpsCredentialsProvider;
}

/**
 * Creates a function that returns the account for a repository: one for each
 * organization or collection, because each can have credentials of its own.
 *
 * It throws an error that says what to configure, if there are no credentials for the
 * host.
 */
export function connectAzureDevOps({
  credentials,
  ...options
}: ConnectOptions): (location: AzureLocation) => Promise<ApiAccount> {
  const accounts = new Map<string, ApiAccount>();
  return async location => {
    const { host, collection } = location;
    // At dev.azure.com, Backstage tries the identity that the process runs as.
    if (host !== 'dev.azure.com' && !hasCredentials(location)) {
      throw new Error(describeMissing(host));
    }
    const authorize = async () => {
      const found = await credentials
        .getCredentials({ url: `${collection}/` })
        .catch(() => undefined);
      if (!found) {
        throw new AnswerError(describeMissing(collection));
      }
      return found.headers;
    };
    const account: ApiAccount =
      accounts.get(collection) ??
      new ApiAccount({
        ...options,
        tool: { id: 'azure-devops', title: 'Azure DevOps' },
        host,
        scope: collection,
        restUrl: collection,
        authorize,
        fix: 'renew the token, or check the service principal, at integrations.azure; it needs the scope Code (read)',
        limits: LIMITS,
        resources: { rest: 'api', graphql: 'api' },
        refusals: [],
        send: createSend(seconds => {
          accounts.get(collection)?.budget.block(seconds * 1000);
        }),
      });
    accounts.set(collection, account);
    return account;
  };
}

/** Whether credentials are configured for the host of a repository. */
export function hasCredentials({ integration }: AzureLocation): boolean {
  return Boolean(integration.config.credentials?.length);
}

function describeMissing(place: string): string {
  return `there are no credentials for ${place}: set credentials at integrations.azure`;
}
