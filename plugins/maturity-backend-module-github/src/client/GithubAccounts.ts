import { CacheService, LoggerService } from '@backstage/backend-plugin-api';
import { GithubCredentialsProvider } from '@backstage/integration';
import {
  RequestBudget,
  RequestCounts,
  RequestSettings,
  ResponseMemory,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { Octokit } from '@octokit/core';
import { GithubLocation } from '../locate/githubLocation';
import { createOctokit } from './createOctokit';
import { GithubAccount } from './GithubAccount';
import { githubLimits } from './rateLimits';

/** What accounts are made with. */
export interface AccountsOptions {
  readonly credentials: GithubCredentialsProvider;
  readonly cache: CacheService;
  readonly logger: LoggerService;
  readonly settings: RequestSettings;
  readonly now: () => number;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter: number;
  /** Whether requests are spaced out, as GitHub asks for; not in tests. */
  readonly isThrottled: boolean;
}

/**
 * The account for each repository: one for each host where a token is
 * configured, one for each owner where a GitHub App is, since its tokens and
 * its rate limit belong to an installation.
 */
export class GithubAccounts {
  readonly #options: AccountsOptions;
  readonly #accounts = new Map<string, GithubAccount>();
  readonly #octokits = new Map<string, Octokit>();

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  /**
   * @throws Error that says what to configure, if there are no credentials for
   * the owner
   */
  async of(repository: GithubLocation): Promise<GithubAccount> {
    const { host, owner } = repository;
    const url = `https://${host}/${owner}`;
    const { type, token } = await this.#credentialsOf(url, repository);
    if (!token) {
      throw new Error(
        `there are no credentials for ${host}/${owner}: set a token or an App at integrations.github`,
      );
    }
    const scope = type === 'app' ? `${host}/${owner.toLowerCase()}` : host;
    const known = this.#accounts.get(scope);
    if (known) {
      return known;
    }
    const account = this.#create(scope, url, repository);
    this.#accounts.set(scope, account);
    return account;
  }

  #create(scope: string, url: string, repository: GithubLocation) {
    const { cache, settings, now } = this.#options;
    const { host, integration } = repository;
    const { concurrency, timeout, reserve } = settings;
    const apiBaseUrl =
      integration.config.apiBaseUrl ?? `https://${host}/api/v3`;
    return new GithubAccount({
      ...{ host, apiBaseUrl, concurrency, timeout },
      octokit: this.#octokitOf(apiBaseUrl),
      authorization: async () => {
        const { token } = await this.#credentialsOf(url, repository);
        return `token ${token}`;
      },
      budget: new RequestBudget({
        ...{ host, reserve, now },
        limits: githubLimits,
      }),
      counts: new RequestCounts({
        host,
        metric: 'maturity.github.requests',
        description: 'Requests to GitHub, by host and kind',
      }),
      memory: new ResponseMemory(cache, `github:${scope}`),
    });
  }

  async #credentialsOf(url: string, { host, owner }: GithubLocation) {
    try {
      return await this.#options.credentials.getCredentials({ url });
    } catch {
      // Its message can repeat what the App answered.
      throw new Error(
        `the GitHub App of ${host} gives no access to ${owner}: install it there, or set a token at integrations.github`,
      );
    }
  }

  #octokitOf(baseUrl: string): Octokit {
    const { logger, retryAfter, isThrottled } = this.#options;
    const octokit =
      this.#octokits.get(baseUrl) ??
      createOctokit({ baseUrl, logger, retryAfter, isThrottled });
    this.#octokits.set(baseUrl, octokit);
    return octokit;
  }
}
