import { ApiContract } from '../../../maturity-node/src/__testUtils__/ApiContract';
import {
  FakeCodeHost,
  FakeReply,
  FakeRequest,
  replyOnce,
  SeenRequest,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
import githubApi from '../__fixtures__/githubApi.json';
import { FakeRepository } from './FakeRepository';
import { answerQuery } from './graphqlEndpoint';
import { createRoot } from './graphqlWorld';
import { FakeOrganisation, organisationRoutes } from './organisationWorld';
import { restRoutes } from './restWorld';

/** The only token that the fake accepts. */
export const FAKE_TOKEN = 'token-of-the-made-up-github';

const contract = new ApiContract('GitHub', githubApi);

const ROUTES = contract.operations.map(operation => ({
  operation,
  pattern: new RegExp(
    `^${operation.replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>[^/]+)`)}$`,
  ),
}));

/**
 * A GitHub of a few repositories. It refuses queries and requests that GitHub's
 * published schemas do not allow, and checks its own answers by them.
 */
export class FakeGithub extends FakeCodeHost {
  /** Points that are left of the rate limit, of 5,000 each. */
  remaining = { core: 5_000, graphql: 5_000 };
  /** Types and fields of GraphQL, as `Type.field`, that it does not know, as an older version. */
  without: readonly string[] = [];
  /** Whether it limits requests, as GitHub Enterprise Server does not by itself. */
  hasRateLimits = true;
  readonly organisation: FakeOrganisation = {
    asker: 'owner',
    showsSettings: true,
  };
  /** Owners of repositories that are people. */
  readonly people = new Set<string>();

  private constructor(
    private repositories: readonly FakeRepository[],
    private readonly webUrl: string,
    private readonly installations: readonly string[],
    isEnterprise: boolean,
  ) {
    super(isEnterprise ? '/api/v3' : '');
  }

  /**
   * @param options - `port`: any free one when left out; `webUrl`: what links
   * begin with; `isEnterprise`: whether its API is where GitHub Enterprise Server
   * has it; `installations`: who has the GitHub App installed.
   */
  static async start(
    repositories: readonly FakeRepository[],
    {
      port = 0,
      webUrl = 'https://github.com',
      isEnterprise = false,
      installations = [] as string[],
    } = {},
  ): Promise<FakeGithub> {
    return new FakeGithub(
      repositories,
      webUrl,
      installations,
      isEnterprise,
    ).listen(port);
  }

  /** The entry of `integrations.github`. */
  get integration() {
    return {
      host: new URL(this.webUrl).host,
      apiBaseUrl: this.apiUrl,
      token: FAKE_TOKEN,
    };
  }

  /** Changes its world. */
  have(repositories: readonly FakeRepository[]): void {
    this.repositories = repositories;
  }

  protected async answer(request: FakeRequest): Promise<FakeReply> {
    if (request.path.startsWith('/app/')) {
      return this.#answerApp(request.path);
    }
    const tokens = this.installations.map(login => `ghs_${login}`);
    if (![FAKE_TOKEN, ...tokens].includes(request.token)) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    if (request.kind === 'rest') {
      const reply = this.#answerRest(request);
      this.remaining.core -= reply.status === 304 ? 0 : 1;
      return reply;
    }
    const { body, points } = await answerQuery(JSON.parse(request.body), {
      without: this.without,
      rootValue: createRoot((owner, name) => this.#find(owner, name), {
        webUrl: this.webUrl,
        isOrganisation: owner => !this.people.has(owner),
      }),
    });
    this.remaining.graphql -= points;
    return { status: 200, body, complexity: points };
  }

  /** Answers requests of an App itself: its installations and their tokens. */
  #answerApp(path: string): FakeReply {
    const [, id] = /^\/app\/installations\/(\d+)\//.exec(path) ?? [];
    return id
      ? {
          status: 201,
          body: {
            token: `ghs_${this.installations[Number(id) - 1]}`,
            expires_at: new Date(Date.now() + 3_600_000).toISOString(),
            repository_selection: 'all',
          },
        }
      : {
          status: 200,
          body: this.installations.map((login, index) => ({
            id: index + 1,
            account: { login },
            repository_selection: 'all',
            suspended_by: null,
          })),
        };
  }

  #answerRest(request: FakeRequest): FakeReply {
    const { path, url } = request;
    const route = ROUTES.flatMap(({ operation, pattern }) => {
      const groups = pattern.exec(path)?.groups;
      return groups ? [{ operation, groups }] : [];
    })[0];
    const { operation, groups } = route ?? {};
    if (operation && groups?.org) {
      return this.#answerOrganisation(operation, groups.org, request);
    }
    const repository =
      groups && this.#find(groups.owner!, decodeURIComponent(groups.repo!));
    if (!operation || !repository) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    contract.checkRequest(operation, url.searchParams);
    const answer = restRoutes[operation]!(repository, {
      last: decodeURIComponent(path.split('/').pop()!),
      query: url.searchParams,
      url: `${this.webUrl}/${repository.slug}`,
    });
    return answer.status === 200
      ? replyOnce(contract.completeAnswer(operation, answer.body), request)
      : { status: answer.status, body: { message: answer.message } };
  }

  #answerOrganisation(
    operation: string,
    owner: string,
    request: FakeRequest,
  ): FakeReply {
    const { searchParams: query } = request.url;
    contract.checkRequest(operation, query);
    if (this.people.has(owner)) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    const own = this.repositories.filter(({ slug }) =>
      slug.toLowerCase().startsWith(`${owner.toLowerCase()}/`),
    );
    const answer = organisationRoutes[operation]!(
      own,
      { query, webUrl: this.webUrl },
      this.organisation,
    );
    return answer.status === 200
      ? replyOnce(contract.completeAnswer(operation, answer.body), request)
      : { status: answer.status, body: { message: answer.message } };
  }

  #find(owner: string, name: string): FakeRepository | undefined {
    const slug = `${owner}/${name}`.toLowerCase();
    return this.repositories.find(repository =>
      [repository.slug, ...(repository.formerSlugs ?? [])].some(
        each => each.toLowerCase() === slug,
      ),
    );
  }

  protected rateLimit(kind: FakeRequest['kind']): FakeReply['headers'] {
    if (!this.hasRateLimits) {
      return {};
    }
    const resource = kind === 'rest' ? 'core' : 'graphql';
    return {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': String(this.remaining[resource]),
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3_000),
      'x-ratelimit-resource': resource,
    };
  }
}

/** Whether a request is the query that asks for repositories, and not for their runs, files or heads. */
export function isMainQuery({ text }: SeenRequest): boolean {
  return text.includes('basics_name');
}

/** Counts the repositories that a GraphQL query asked for. */
export function countRepositories({ variables }: SeenRequest): number {
  return Object.keys(variables).filter(name => name.startsWith('n')).length;
}
