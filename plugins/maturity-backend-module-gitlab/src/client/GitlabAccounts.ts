import { CacheService } from '@backstage/backend-plugin-api';
import { GitlabCredentialsProvider } from '@backstage/integration';
import {
  RequestBudget,
  RequestCounts,
  RequestSettings,
  ResponseMemory,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GitlabLocation } from '../locate/gitlabLocation';
import { GitlabAccount } from './GitlabAccount';
import { gitlabLimits } from './rateLimits';
import { Unsupported } from './Unsupported';

/** What accounts are made with. */
export interface AccountsOptions {
  readonly credentials: GitlabCredentialsProvider;
  readonly cache: CacheService;
  readonly settings: RequestSettings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter: number;
}

/** The account for each project: one for each host, as a host has one token. */
export class GitlabAccounts {
  readonly #options: AccountsOptions;
  readonly #accounts = new Map<string, GitlabAccount>();

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  /** @throws Error that says what to configure, if there are no credentials for the host */
  async of({ host, integration }: GitlabLocation): Promise<GitlabAccount> {
    const { token } = await this.#credentialsOf(host);
    if (!token) {
      throw new Error(
        `there are no credentials for ${host}: set a token at integrations.gitlab`,
      );
    }
    const known = this.#accounts.get(host);
    if (known) {
      return known;
    }
    const { cache, settings, now, retryAfter } = this.#options;
    const { concurrency, timeout, reserve } = settings;
    const account = new GitlabAccount({
      ...{ host, concurrency, timeout, retryAfter },
      apiBaseUrl: integration.config.apiBaseUrl,
      credentials: async () => (await this.#credentialsOf(host)).headers,
      budget: new RequestBudget({
        ...{ host, reserve, now },
        limits: gitlabLimits,
      }),
      counts: new RequestCounts({
        host,
        metric: 'maturity.gitlab.requests',
        description: 'Requests to GitLab, by host and kind',
      }),
      unsupported: new Unsupported(now),
      memory: new ResponseMemory(cache, `gitlab:${host}`),
    });
    this.#accounts.set(host, account);
    return account;
  }

  async #credentialsOf(host: string): Promise<{
    readonly token?: string;
    readonly headers: Readonly<Record<string, string>>;
  }> {
    const { token, headers = {} } =
      await this.#options.credentials.getCredentials({
        url: `https://${host}/`,
      });
    return { token, headers };
  }
}
