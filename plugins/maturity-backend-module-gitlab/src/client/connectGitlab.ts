import { GitlabCredentialsProvider } from '@backstage/integration';
import {
  ApiAccount,
  ApiAccountOptions,
  RateLimits,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { GitlabLocation } from '../locate/gitlabLocation';

/** Not visible, or not there. */
const REFUSALS = [403, 404];

/** GitLab counts all requests to its API together. */
const LIMITS: RateLimits<string> = {
  resources: { api: 'requests' },
  header: 'ratelimit',
  period: 'minute',
};

/** Options of {@link connectGitlab}. */
export interface ConnectOptions
  extends Pick<
    ApiAccountOptions,
    'cache' | 'now' | 'pauses' | 'retryAfter' | 'settings'
  > {
  readonly credentials: GitlabCredentialsProvider;
}

/**
 * Creates a function that returns the account for a project: one for each host,
 * because a host has one token.
 *
 * It throws an error that says what to configure, if there are no credentials for
 * the host.
 */
export function connectGitlab({
  credentials,
  ...options
}: ConnectOptions): (location: GitlabLocation) => Promise<ApiAccount> {
  const accounts = new Map<string, ApiAccount>();
  return async ({ host, integration }) => {
    const url = `https://${host}/`;
    const { token } = await credentials.getCredentials({ url });
    if (!token) {
      throw new Error(
        `there are no credentials for ${host}: set a token at integrations.gitlab`,
      );
    }
    const restUrl = integration.config.apiBaseUrl;
    const account =
      accounts.get(host) ??
      new ApiAccount({
        ...options,
        tool: { id: 'gitlab', title: 'GitLab' },
        host,
        scope: host,
        restUrl,
        graphqlUrl: restUrl.replace(/\/v4$/, '/graphql'),
        authorize: async () =>
          (await credentials.getCredentials({ url })).headers ?? {},
        fix: 'renew the token at integrations.gitlab; it needs the scope read_api',
        limits: LIMITS,
        resources: { rest: 'api', graphql: 'api' },
        refusals: REFUSALS,
        checkGraphql: errors => {
          const tooMuch = errors.find(({ message }) =>
            /complexity|too complex|size limit exceeded|^timeout/i.test(
              message,
            ),
          );
          if (tooMuch) {
            throw new TooMuchError(tooMuch.message, {
              isOfSize: /complex/i.test(tooMuch.message),
            });
          }
        },
      });
    accounts.set(host, account);
    return account;
  };
}
