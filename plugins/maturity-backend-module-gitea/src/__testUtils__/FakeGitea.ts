import { ApiContract } from '../../../maturity-node/src/__testUtils__/ApiContract';
import {
  FakeCodeHost,
  FakeReply,
  FakeRequest,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
import {
  findRoute,
  Route,
} from '../../../maturity-scm-node/src/__testUtils__/routes';
import api from '../__fixtures__/giteaApi.json';
import { FakeRepository } from './FakeRepository';
import { RestReply } from './restReplies';
import { restRoutes, toBody } from './restWorld';

/** The only token that the fake accepts. */
export const FAKE_TOKEN = 'token-of-the-made-up-gitea';

/** How a fake is set up. */
export interface FakeOptions {
  readonly software?: 'gitea' | 'forgejo';
  /** Whether it lists jobs of Actions, and no runs. */
  readonly isOld?: boolean;
}

const ROOT = '/repos/{owner}/{repo}';

const contracts = {
  gitea: createContract('gitea'),
  forgejo: createContract('forgejo'),
};

/**
 * A Gitea or Forgejo of a few repositories. It refuses requests that the published
 * description does not allow, and checks its own answers by it.
 */
export class FakeGitea extends FakeCodeHost {
  readonly #options: FakeOptions;
  private constructor(
    private repositories: readonly FakeRepository[],
    options: FakeOptions,
  ) {
    super('/api/v1');
    this.#options = options;
  }

  static async start(
    repositories: readonly FakeRepository[],
    options: FakeOptions = {},
  ): Promise<FakeGitea> {
    return new FakeGitea(repositories, options).listen();
  }

  /** The entry of `integrations.gitea`. */
  get integration() {
    const baseUrl = this.apiUrl.replace('/api/v1', '');
    return { host: new URL(baseUrl).host, baseUrl, password: FAKE_TOKEN };
  }

  /** Changes its world. */
  have(repositories: readonly FakeRepository[]): void {
    this.repositories = repositories;
  }

  protected async answer(request: FakeRequest): Promise<FakeReply> {
    if (request.token !== FAKE_TOKEN) {
      return { status: 401, body: { message: 'invalid username, password' } };
    }
    const { software = 'gitea' } = this.#options;
    const { url, path } = request;
    const contract = contracts[software];
    const route = findRoute(contract.operations, path, ['branch', 'filepath']);
    if (!route || (this.#options.isOld && path.endsWith('/actions/runs'))) {
      return { status: 404, text: '404 page not found' };
    }
    contract.checkRequest(route.operation, url.searchParams);
    const moved = this.#findMoved(path);
    if (moved) {
      const location = `${this.apiUrl}${moved}${url.search}`;
      return { status: 301, body: {}, headers: { location } };
    }
    const reply = this.#route(route, url.searchParams, software);
    return reply.status === 200
      ? {
          status: 200,
          body: contract.completeAnswer(route.operation, reply.body),
        }
      : { status: reply.status, body: { message: reply.message } };
  }

  #route(
    { operation, groups }: Route,
    query: URLSearchParams,
    software: 'gitea' | 'forgejo',
  ): RestReply {
    const { baseUrl } = this.integration;
    if (operation === '/version') {
      const version = software === 'gitea' ? '1.27.0' : '16.0.1+gitea-1.22.0';
      return { status: 200, body: { version } };
    }
    if (operation === '/users/{username}/repos') {
      const size = Math.min(50, Number(query.get('limit') ?? 30));
      const start = (Number(query.get('page') ?? 1) - 1) * size;
      const owned = this.repositories.filter(({ slug }) =>
        slug.toLowerCase().startsWith(`${groups.username!.toLowerCase()}/`),
      );
      const body = owned
        .slice(start, start + size)
        .filter(({ unlisted }) => !unlisted)
        .map(each => toBody(each, baseUrl, software));
      return { status: 200, body };
    }
    const slug = `${groups.owner}/${groups.repo}`.toLowerCase();
    const repository = this.repositories.find(
      each => each.slug.toLowerCase() === slug,
    );
    if (!repository) {
      return { status: 404, message: "The target couldn't be found." };
    }
    return operation === ROOT
      ? { status: 200, body: toBody(repository, baseUrl, software) }
      : restRoutes[operation.slice(ROOT.length)]!(repository, {
          groups,
          query,
          software,
          url: `${baseUrl}/${repository.slug}`,
        });
  }

  /** The path of a repository that has another name by now. */
  #findMoved(path: string): string | undefined {
    const [, slug = '', rest = ''] =
      /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(path) ?? [];
    const moved = this.repositories.find(each =>
      each.formerSlugs?.includes(slug),
    );
    return moved && `/repos/${moved.slug}${rest}`;
  }

  protected rateLimit() {
    return {};
  }
}

function createContract(software: 'gitea' | 'forgejo'): ApiContract {
  const { common, [software]: own } = api;
  return new ApiContract(software, {
    paths: { ...common.paths, ...own.paths },
    components: { schemas: { ...common.schemas, ...own.schemas } },
  });
}
