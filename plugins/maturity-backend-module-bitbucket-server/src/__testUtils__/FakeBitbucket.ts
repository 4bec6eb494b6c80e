import { ApiContract } from '../../../maturity-node/src/__testUtils__/ApiContract';
import {
  FakeCodeHost,
  FakeReply,
  FakeRequest,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
import { findRoute } from '../../../maturity-scm-node/src/__testUtils__/routes';
import api from '../__fixtures__/bitbucketApi.json';
import { FakeRepository, toCommitId } from './FakeRepository';
import { RestReply, restRoutes, toBody, toPage } from './restWorld';

/** The only token that the fake accepts. */
export const FAKE_TOKEN = 'token-of-the-made-up-bitbucket';

const contract = new ApiContract('Bitbucket', api);
const REPOSITORY = /^.*\/repos\/\{repositorySlug\}/;

/**
 * A Bitbucket Data Center of a few repositories. It refuses requests that the published
 * description does not allow, and checks its own answers by it.
 */
export class FakeBitbucket extends FakeCodeHost {
  private constructor(private repositories: readonly FakeRepository[]) {
    super('/rest');
  }

  static async start(
    repositories: readonly FakeRepository[],
  ): Promise<FakeBitbucket> {
    return new FakeBitbucket(repositories).listen();
  }

  /** Where people see it. */
  get baseUrl(): string {
    return this.apiUrl.replace('/rest', '');
  }

  /** The entry of `integrations.bitbucketServer`. */
  get integration() {
    const { host } = new URL(this.baseUrl);
    return { host, apiBaseUrl: `${this.apiUrl}/api/1.0`, token: FAKE_TOKEN };
  }

  protected async answer(request: FakeRequest): Promise<FakeReply> {
    if (request.token !== FAKE_TOKEN) {
      return toReply({ status: 401, message: 'Authentication failed.' });
    }
    const { url, path, body } = request;
    const route = findRoute(contract.operations, path, ['path']);
    if (!route) {
      return toReply({ status: 404, message: 'null for uri' });
    }
    const { operation, groups } = route;
    contract.checkRequest(operation, url.searchParams);
    const reply = operation.startsWith('/build-status')
      ? this.#countBuilds(JSON.parse(body))
      : this.#route(operation, groups, url.searchParams);
    return reply.status === 200
      ? {
          status: 200,
          body: contract.completeAnswer(operation, reply.body),
        }
      : toReply(reply);
  }

  #route(
    operation: string,
    groups: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ): RestReply {
    const { projectKey: project = '', repositorySlug: slug } = groups;
    if (!slug) {
      const listed = this.repositories.filter(
        ({ name, unlisted }) =>
          !unlisted &&
          name.toLowerCase().startsWith(`${project.toLowerCase()}/`),
      );
      return toPage(listed.map(toBody), query);
    }
    const wanted = `${project}/${slug}`.toLowerCase();
    const repository = this.repositories.find(({ name, formerNames = [] }) =>
      [name, ...formerNames].some(each => each.toLowerCase() === wanted),
    );
    if (!repository) {
      return { status: 404, message: `Repository ${wanted} does not exist.` };
    }
    const rest = operation.replace(REPOSITORY, '');
    return rest
      ? restRoutes[rest]!(repository, { groups, query })
      : { status: 200, body: toBody(repository) };
  }

  /** Commits without builds are left out of the answer. */
  #countBuilds(ids: readonly string[]): RestReply {
    const counts = this.repositories.flatMap(repository =>
      (repository.commits ?? []).flatMap(({ builds }, index) => {
        const id = toCommitId(repository, index);
        const none = { cancelled: 0, failed: 0, inProgress: 0, unknown: 0 };
        return builds && ids.includes(id)
          ? [[id, { ...none, successful: 0, ...builds }] as const]
          : [];
      }),
    );
    return { status: 200, body: Object.fromEntries(counts) };
  }

  protected rateLimit() {
    return {};
  }
}

function toReply({
  status,
  message,
}: Exclude<RestReply, { readonly status: 200 }>): FakeReply {
  return { status, body: { errors: [{ context: null, message }] } };
}
