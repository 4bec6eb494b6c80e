import { ApiContract } from '../../../maturity-node/src/__testUtils__/ApiContract';
import {
  FakeCodeHost,
  FakeReply,
  FakeRequest,
  replyOnce,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
import bitbucketApi from '../__fixtures__/bitbucketApi.json';
import { FakeRepository, FakeScope } from './FakeRepository';
import { packArchive } from './packArchive';
import { describeRepository, Page, restRoutes } from './restWorld';
import { selectFields } from './selectFields';

const API = 'https://api.bitbucket.org/2.0';
const SITE = 'https://bitbucket.org/';
const USERNAME = 'robot@acme.example';
/** The only token that the fake accepts. */
export const FAKE_TOKEN = 'token-of-the-made-up-bitbucket';
const BASIC = Buffer.from(`${USERNAME}:${FAKE_TOKEN}`).toString('base64');

const LIST = '/2.0/repositories/{workspace}';
/** Parameters of all lists, which the description of an operation leaves out. */
const COMMON = ['fields', 'page', 'pagelen', 'q', 'sort'];

const contract = new ApiContract('Bitbucket', bitbucketApi);
const ROUTES = contract.operations.map(operation => ({
  operation,
  pattern: new RegExp(
    `^${operation
      .replace('{path}', '(?<path>.+)')
      .replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>[^/]+)`)}$`,
  ),
}));

/**
 * A Bitbucket Cloud of a few repositories. It refuses requests that Bitbucket's
 * published description does not allow, and checks its own answers by it.
 */
export class FakeBitbucket extends FakeCodeHost {
  /** Headers that access tokens get. */
  limits: Readonly<Record<string, string>> = {};

  private constructor(private repositories: readonly FakeRepository[]) {
    super('/2.0');
  }

  static async start(
    repositories: readonly FakeRepository[],
  ): Promise<FakeBitbucket> {
    return new FakeBitbucket(repositories).listen();
  }

  /** The entry of `integrations.bitbucketCloud`. */
  readonly integration = { username: USERNAME, token: FAKE_TOKEN };

  /** Changes its world. */
  have(repositories: readonly FakeRepository[]): void {
    this.repositories = repositories;
  }

  /**
   * Sends what is for Bitbucket Cloud to the fake, as its address cannot be
   * configured, and nothing anywhere else.
   */
  intercept(): { restore(): void } {
    const send = globalThis.fetch;
    const spy = jest.spyOn(globalThis, 'fetch');
    spy.mockImplementation(async (input, init) => {
      const url = String(input);
      if (!url.startsWith(API) && !url.startsWith(SITE)) {
        throw new Error(`a request leaves for ${url}`);
      }
      const path = url.startsWith(API) ? url.slice(API.length) : '';
      return send(
        path ? `${this.apiUrl}${path}` : this.#toArchiveUrl(url),
        init,
      );
    });
    return { restore: () => spy.mockRestore() };
  }

  protected async answer(request: FakeRequest): Promise<FakeReply> {
    if (![FAKE_TOKEN, BASIC].includes(request.token)) {
      return { status: 401, body: { type: 'error' } };
    }
    const found = ROUTES.flatMap(({ operation, pattern }) => {
      const groups = pattern.exec(`/2.0${request.path}`)?.groups;
      return groups ? [{ operation, groups }] : [];
    })[0];
    if (!found) {
      return toError(404, 'Resource not found');
    }
    const { operation, groups } = found;
    checkQuery(operation, request.url.searchParams);
    return operation === LIST
      ? this.#answerList(groups.workspace!, request)
      : this.#answerOne(operation, groups, request);
  }

  #answerList(workspace: string, request: FakeRequest): FakeReply {
    const own = this.repositories.filter(({ slug }) =>
      slug.toLowerCase().startsWith(`${workspace.toLowerCase()}/`),
    );
    const shown = own.filter(each => !isWithheld(each, 'repository'));
    return own.length
      ? finish(LIST, { values: shown.map(describeRepository) }, request, 100)
      : toError(404, `No workspace with identifier '${workspace}'.`);
  }

  #answerOne(
    operation: string,
    groups: Readonly<Record<string, string>>,
    request: FakeRequest,
  ): FakeReply {
    const asked = `${groups.workspace}/${groups.repo_slug}`;
    const slug = decodeURIComponent(asked).toLowerCase();
    const repository = this.repositories.find(
      each => each.slug.toLowerCase() === slug,
    );
    const moved = this.repositories.find(({ formerSlugs = [] }) =>
      formerSlugs.some(each => each.toLowerCase() === slug),
    );
    if (!repository && moved) {
      const path = request.path.replace(asked, moved.slug);
      const location = `${API}${path}${request.url.search}`;
      return { status: 301, body: {}, headers: { location } };
    }
    const { scope, maxPage, reply } = restRoutes[operation]!;
    if (!repository || isWithheld(repository, 'repository')) {
      return toError(404, `Repository ${slug} not found`);
    }
    if (isWithheld(repository, scope)) {
      return toError(403, 'Your credentials lack one or more scopes.');
    }
    const last = groups.path ?? request.path.split('/').pop()!;
    const answer = reply(repository, {
      last: decodeURIComponent(last),
      query: request.url.searchParams,
      url: `${SITE}${repository.slug}`,
    });
    if (answer.status !== 200) {
      return toError(answer.status, answer.message);
    }
    return 'text' in answer
      ? answer
      : finish(operation, answer.body, request, maxPage, answer.expand);
  }

  #toArchiveUrl(url: string): string {
    const [, slug, commit] =
      /^https:\/\/bitbucket\.org\/(.+)\/get\/([0-9a-f]+)\.tar\.gz$/.exec(url)!;
    const files = this.repositories.find(each => each.slug === slug)?.files;
    this.archives.push(`${slug}@${commit}`);
    return `data:application/gzip;base64,${packArchive(files ?? {}).toString(
      'base64',
    )}`;
  }

  /** Repositories whose archives were downloaded, with the commit. */
  readonly archives: string[] = [];

  protected rateLimit() {
    return this.limits;
  }
}

function isWithheld(repository: FakeRepository, scope: FakeScope): boolean {
  return repository.withheld?.includes(scope) ?? false;
}

function toError(status: number, message: string): FakeReply {
  return { status, body: { type: 'error', error: { message } } };
}

/** Checks a query by the description, and what that leaves out by the documentation. */
function checkQuery(operation: string, query: URLSearchParams): void {
  const own = new URLSearchParams(query);
  const sort = own.get('sort')?.replace(/^-/, '');
  COMMON.forEach(name => own.delete(name));
  if (sort && operation.endsWith('/pipelines')) {
    own.set('sort', sort);
  }
  contract.checkRequest(operation, own);
}

/** Cuts a page, checks the answer, and selects what was asked for. */
function finish(
  operation: string,
  body: unknown,
  request: FakeRequest,
  maxPage?: number,
  expand: (body: Page) => Page = each => each,
): FakeReply {
  const query = request.url.searchParams;
  const size = Number(query.get('pagelen') ?? 10);
  if (maxPage !== undefined && size > maxPage) {
    return toError(400, 'Invalid pagelen');
  }
  const answer = expand(contract.completeAnswer(operation, body) as Page);
  const page = maxPage ? cutPage(answer, query, size) : answer;
  const fields = query.get('fields');
  return replyOnce(
    fields ? selectFields(page, fields.split(',')) : page,
    request,
  );
}

function cutPage(body: Page, query: URLSearchParams, size: number) {
  const page = Number(query.get('page') ?? 1);
  const end = page * size;
  return {
    values: body.values.slice(end - size, end),
    ...(body.values.length > end && { next: `${API}/next` }),
  };
}
