import { strToU8, zipSync } from 'fflate';
import { ApiContract } from '../../../maturity-node/src/__testUtils__/ApiContract';
import {
  FakeCodeHost,
  FakeReply,
  FakeRequest,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
import api from '../__fixtures__/azureDevOpsApi.json';
import {
  FakeList,
  listBuilds,
  listDefinitions,
  listEnvironments,
  listItems,
  listPolicies,
  listPullRequests,
  listRecords,
  listRefs,
  listRepositories,
} from './answers';
import {
  FakeProject,
  FakeRepository,
  toObjectId,
  toRepositoryId,
  toUuid,
} from './FakeProject';

/** The only token that the fake accepts. */
export const FAKE_TOKEN = 'fake-personal-access-token';

const PROJECT = '/{organization}/{project}/_apis';
const REPOSITORY = `${PROJECT}/git/repositories/{repositoryId}`;
const ENVIRONMENTS = `${PROJECT}/distributedtask/environments`;
const ENCODED = Buffer.from(`:${FAKE_TOKEN}`).toString('base64');

type Names = Readonly<Record<string, string>>;

/**
 * An organization of a few projects. It refuses requests and answers that are not as
 * Microsoft publishes them.
 */
export class FakeAzureDevOps extends FakeCodeHost {
  readonly #contract = new ApiContract('Azure DevOps', api);
  readonly #operations = this.#contract.operations.map(operation => ({
    operation,
    pattern: new RegExp(
      `^${operation
        .replace('/{organization}', '')
        .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`,
    ),
  }));
  /** Units that are left of 200; Azure DevOps says so only when few are. */
  remaining: number | undefined;
  /** Answers to a token that expired with a page to sign in at. */
  signIn: FakeReply | undefined;
  /** Items in a page, at most. */
  pageSize = 1_000;

  private constructor(private projects: readonly FakeProject[]) {
    super('/acme');
  }

  static async start(
    projects: readonly FakeProject[],
  ): Promise<FakeAzureDevOps> {
    return new FakeAzureDevOps(projects).listen();
  }

  /** Changes its world. */
  have(projects: readonly FakeProject[]): void {
    this.projects = projects;
  }

  get host(): string {
    return new URL(this.apiUrl).host;
  }

  /** The entry of `integrations.azure`. */
  get integration() {
    return {
      host: this.host,
      credentials: [{ personalAccessToken: FAKE_TOKEN }],
    };
  }

  protected async answer(request: FakeRequest): Promise<FakeReply> {
    if (this.signIn) {
      return this.signIn;
    }
    if (request.token !== ENCODED) {
      return { status: 401, text: '' };
    }
    const { path, url } = request;
    const found = this.#operations.find(({ pattern }) => pattern.test(path));
    if (!found) {
      throw new Error(`there is no operation ${path}`);
    }
    const { operation, pattern } = found;
    this.#contract.checkRequest(operation, url.searchParams);
    if (!url.searchParams.has('api-version')) {
      throw new Error(`${path} has no version`);
    }
    const names = Object.fromEntries(
      Object.entries(pattern.exec(path)!.groups ?? {}).map(([key, value]) => [
        key,
        decodeURIComponent(value),
      ]),
    );
    const project = this.projects.find(({ name }) =>
      [name.toLowerCase(), toUuid(name)].includes(names.project.toLowerCase()),
    );
    if (!project) {
      const message = `TF200016: The following project does not exist: ${names.project}.`;
      return { status: 404, body: { message } };
    }
    if (operation.startsWith(`${REPOSITORY}/blobs`)) {
      return this.#answerBlobs(project, names, request);
    }
    const list = this.#findList(operation, project, names, url.searchParams);
    return this.#toPage(operation, list, url.searchParams);
  }

  #findList(
    operation: string,
    project: FakeProject,
    names: Names,
    query: URLSearchParams,
  ): FakeList {
    switch (operation) {
      case `${PROJECT}/git/repositories`:
        return listRepositories(project);
      case `${PROJECT}/git/pullrequests`:
        return listPullRequests(project, query);
      case `${PROJECT}/build/builds`:
        return listBuilds(project, query);
      case `${PROJECT}/build/definitions`:
        return listDefinitions(project, query);
      case `${PROJECT}/policy/configurations`:
        return listPolicies(project);
      case ENVIRONMENTS:
        return listEnvironments(project);
      case `${ENVIRONMENTS}/{environmentId}/environmentdeploymentrecords`:
        return listRecords(project, Number(names.environmentId));
      case `${REPOSITORY}/refs`:
        return listRefs(findRepository(project, names), query);
      default:
        return listItems(findRepository(project, names));
    }
  }

  #toPage(
    operation: string,
    list: FakeList,
    query: URLSearchParams,
  ): FakeReply {
    const size = Number(query.get('$top') ?? query.get('top') ?? 1e9);
    const from = Number(
      query.get('$skip') ?? query.get('continuationToken') ?? 0,
    );
    const isPaged = !/repositories$|items$/.test(operation);
    const to = isPaged ? from + Math.min(size, this.pageSize) : list.length;
    const page = list.slice(from, to);
    const value = this.#contract.completeAnswer(operation, page);
    return {
      status: 200,
      body: { count: page.length, value },
      headers: to < list.length ? { 'x-ms-continuationtoken': `${to}` } : {},
    };
  }

  #answerBlobs(
    project: FakeProject,
    names: Names,
    { body }: FakeRequest,
  ): FakeReply {
    const { files = {} } = findRepository(project, names);
    const contents = new Map(
      Object.values(files)
        .filter(content => content !== null)
        .map(content => [
          toObjectId(content),
          typeof content === 'string' ? strToU8(content) : content,
        ]),
    );
    if (names.sha1) {
      return { status: 200, text: contents.get(names.sha1)! };
    }
    const ids: unknown = JSON.parse(body);
    if (!Array.isArray(ids) || !ids.every(id => /^[0-9a-f]{40}$/.test(id))) {
      throw new Error('the ids of blobs are a list of SHA-1 ids');
    }
    return {
      status: 200,
      text: zipSync(
        Object.fromEntries(ids.map(id => [String(id), contents.get(id)!])),
      ),
      headers: { 'content-type': 'application/zip' },
    };
  }

  protected rateLimit(): Readonly<Record<string, string>> {
    return this.remaining === undefined
      ? {}
      : {
          'X-RateLimit-Resource': 'Core',
          'X-RateLimit-Limit': '200',
          'X-RateLimit-Remaining': `${this.remaining}`,
          'X-RateLimit-Reset': `${Math.floor(Date.now() / 1000) + 120}`,
        };
  }
}

function findRepository(
  project: FakeProject,
  { repositoryId }: Names,
): FakeRepository {
  return project.repositories.find(
    each => toRepositoryId(project, each) === repositoryId,
  )!;
}
