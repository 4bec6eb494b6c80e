import {
  FakeCodeHost,
  FakeReply,
  FakeRequest,
  replyOnce,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
import { BlobRule } from './complexity';
import { FakeProject, toProjectId } from './FakeProject';
import { answerQuery } from './graphqlEndpoint';
import { createRoot } from './graphqlWorld';
import { restParameters, restRoutes } from './restWorld';

/** The only token that the fake accepts. */
export const FAKE_TOKEN = 'glpat-fakefakefakefakefake';

/** How a fake is set up. */
export interface FakeOptions {
  readonly edition?: 'ce' | 'ee';
  /** Path that the instance is at: `/gitlab`. */
  readonly root?: string;
  /** Any free one when left out. */
  readonly port?: number;
}

const LIMIT = 2_000;

/**
 * A GitLab of a few projects. It refuses queries that GitLab's schema does not
 * allow, that are too complex or too long, and REST parameters that there are not.
 */
export class FakeGitlab extends FakeCodeHost {
  readonly #edition: 'ce' | 'ee';
  readonly #root: string;
  /** Requests that are left of the 2,000 in a minute. */
  remaining = LIMIT;
  blobRule: BlobRule = 'first';

  private constructor(
    private projects: readonly FakeProject[],
    { edition = 'ee', root = '' }: FakeOptions,
  ) {
    super(`${root}/api/v4`);
    this.#edition = edition;
    this.#root = root;
  }

  static async start(
    projects: readonly FakeProject[],
    options: FakeOptions = {},
  ): Promise<FakeGitlab> {
    return new FakeGitlab(projects, options).listen(options.port);
  }

  /** The entry of `integrations.gitlab`. */
  get integration() {
    const host = this.#root ? 'git.acme.example' : 'gitlab.com';
    return {
      host,
      apiBaseUrl: this.apiUrl,
      baseUrl: `https://${host}${this.#root}`,
      token: FAKE_TOKEN,
    };
  }

  /** Changes its world. */
  have(projects: readonly FakeProject[]): void {
    this.projects = projects;
  }

  protected async answer(request: FakeRequest): Promise<FakeReply> {
    this.remaining -= 1;
    if (request.token !== FAKE_TOKEN) {
      return { status: 401, body: { message: '401 Unauthorized' } };
    }
    if (request.kind === 'rest') {
      return this.#answerRest(request);
    }
    const { content, complexity } = await answerQuery(
      JSON.parse(request.body),
      {
        edition: this.#edition,
        blobRule: this.blobRule,
        rootValue: createRoot(this.projects, this.integration.baseUrl),
      },
    );
    return { status: 200, body: content, complexity };
  }

  #answerRest(request: FakeRequest): FakeReply {
    const { path, url } = request;
    const [, name = '', rest = ''] =
      /^\/projects\/([^/]+)(\/\w+)?$/.exec(path) ?? [];
    const wanted = decodeURIComponent(name).toLowerCase();
    const project = this.projects.find(
      each =>
        String(toProjectId(each)) === wanted ||
        each.path.toLowerCase() === wanted,
    );
    const moved = this.projects.find(each =>
      each.formerPaths?.some(former => former.toLowerCase() === wanted),
    );
    if (!project && moved) {
      const to = `${this.apiUrl}/projects/${toProjectId(moved)}${rest}`;
      return {
        status: 301,
        body: { message: 'This resource has been moved permanently' },
        headers: { location: `${to}${url.search}` },
      };
    }
    if (!project) {
      return { status: 404, body: { message: '404 Project Not Found' } };
    }
    for (const parameter of url.searchParams.keys()) {
      if (!restParameters[rest]?.has(parameter)) {
        throw new Error(`GET ${rest} has no parameter '${parameter}'`);
      }
    }
    const { status, body } = restRoutes[rest]!(
      project,
      url.searchParams,
      `${this.integration.baseUrl}/${project.path}`,
    );
    return status === 200 ? replyOnce(body, request) : { status, body };
  }

  protected rateLimit() {
    return {
      'RateLimit-Limit': String(LIMIT),
      'RateLimit-Remaining': String(this.remaining),
      'RateLimit-Reset': String(Math.floor(Date.now() / 1000) + 50),
    };
  }
}
