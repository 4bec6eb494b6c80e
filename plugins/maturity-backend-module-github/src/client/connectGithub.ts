import { GithubCredentialsProvider } from '@backstage/integration';
import {
  ApiAccount,
  ApiAccountOptions,
  RateLimits,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { GithubLocation } from '../locate/githubLocation';

/** Not visible, not there, or not there any more. */
const REFUSALS = [403, 404, 410];

/** GitHub counts REST (`core`) and GraphQL requests separately. */
const LIMITS: RateLimits<string> = {
  resources: { core: 'REST', graphql: 'GraphQL' },
  header: 'x-ratelimit',
  period: 'hour',
};

/** Pause, in milliseconds, where GraphQL names a rate limit and no header says until when. */
const DEFAULT_PAUSE = 60_000;

/** Options of {@link connectGithub}. */
export interface ConnectOptions
  extends Pick<
    ApiAccountOptions,
    'cache' | 'now' | 'pauses' | 'retryAfter' | 'send' | 'settings'
  > {
  readonly credentials: GithubCredentialsProvider;
}

/**
 * Creates a function that returns the account for a repository: one for each host
 * where a token is configured, and one for each owner where a GitHub App is. The
 * tokens and the rate limit of an App belong to an installation.
 *
 * It throws an error that says what to configure, if there are no credentials for
 * the owner.
 */
export function connectGithub({
  credentials,
  ...options
}: ConnectOptions): (location: GithubLocation) => Promise<ApiAccount> {
  const accounts = new Map<string, ApiAccount>();

  async function readCredentials(host: string, owner: string) {
    const url = `https://${host}/${owner}`;
    try {
      return await credentials.getCredentials({ url });
    } catch {
      // Its message can repeat the answer to the App.
      throw new Error(
        `the GitHub App of ${host} gives no access to ${owner}: install it there, or set a token at integrations.github`,
      );
    }
  }

  return async ({ host, owner, integration }) => {
    const { type, token } = await readCredentials(host, owner);
    if (!token) {
      throw new Error(
        `there are no credentials for ${host}/${owner}: set a token or an App at integrations.github`,
      );
    }
    const scope = type === 'app' ? `${host}/${owner.toLowerCase()}` : host;
    const restUrl = (
      integration.config.apiBaseUrl ?? `https://${host}/api/v3`
    ).replace(/\/$/, '');
    const account =
      accounts.get(scope) ??
      new ApiAccount({
        ...options,
        tool: { id: 'github', title: 'GitHub' },
        host,
        scope,
        restUrl,
        graphqlUrl: `${restUrl.replace(/\/api\/v3$/, '/api')}/graphql`,
        // Read before each request: tokens of Apps are valid for an hour.
        authorize: async () => ({
          authorization: `token ${(await readCredentials(host, owner)).token}`,
        }),
        fix: 'renew the token or the App at integrations.github',
        limits: LIMITS,
        resources: { rest: 'core', graphql: 'graphql' },
        refusals: REFUSALS,
        isLimited,
        checkGraphql: (errors, budget) => {
          if (errors.some(({ type: kind }) => kind === 'RATE_LIMITED')) {
            budget.check('graphql');
            throw budget.block(DEFAULT_PAUSE);
          }
        },
      });
    accounts.set(scope, account);
    return account;
  };
}

/** GitHub answers 403 or 429 to both of its limits, with either header. */
function isLimited(
  status: number,
  headers: Readonly<Record<string, string | undefined>>,
): boolean {
  return (
    status === 429 ||
    (status === 403 &&
      (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0'))
  );
}
