import { createHash } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { FakeRepository } from './FakeRepository';
import { answerQuery } from './graphqlEndpoint';
import { createRoot } from './graphqlWorld';
import { completeAnswer, checkRequest, operations } from './restContract';
import { restRoutes } from './restWorld';

/** A request that reached the fake. */
export interface SeenRequest {
  readonly kind: 'graphql' | 'rest';
  /** Path and query; for GraphQL the query. */
  readonly text: string;
  readonly status: number;
  /** Repositories that a GraphQL query asked for. */
  readonly repositories: number;
  /** With which token. */
  readonly token: string;
}

/** Something that goes wrong, by request. `undefined` lets it through. */
export type Fault = (request: {
  readonly kind: 'graphql' | 'rest';
  readonly path: string;
  readonly body: string;
}) =>
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  | 'cut'
  | 'hang'
  | undefined;

/** The only token that the fake accepts. */
export const FAKE_TOKEN = 'token-of-the-made-up-github';

const ROUTES = operations.map(operation => ({
  operation,
  pattern: new RegExp(
    `^${operation.replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>[^/]+)`)}$`,
  ),
}));

/**
 * A GitHub of a few repositories. It refuses queries and requests that GitHub's
 * published schemas do not allow, and checks its own answers by them.
 */
export class FakeGithub {
  readonly #server: Server;
  readonly #webUrl: string;
  readonly #apiPath: string;
  readonly #graphqlPath: string;
  readonly #installations: readonly string[];
  #repositories: readonly FakeRepository[];
  /** All requests so far. */
  readonly requests: SeenRequest[] = [];
  fault: Fault | undefined;
  /** Points that are left of the rate limit, of 5,000 each. */
  remaining = { core: 5_000, graphql: 5_000 };
  /** Set to have fields of GraphQL unknown, as an older version does. */
  unknownField: string | undefined;

  private constructor(
    repositories: readonly FakeRepository[],
    options: { webUrl: string; isEnterprise: boolean; installations: string[] },
  ) {
    this.#repositories = repositories;
    this.#webUrl = options.webUrl;
    this.#apiPath = options.isEnterprise ? '/api/v3' : '';
    this.#graphqlPath = options.isEnterprise ? '/api/graphql' : '/graphql';
    this.#installations = options.installations;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(error => {
        response.writeHead(500).end(JSON.stringify({ message: String(error) }));
      });
    });
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
    const fake = new FakeGithub(repositories, {
      webUrl,
      isEnterprise,
      installations,
    });
    await new Promise<void>(resolve => {
      fake.#server.listen(port, '127.0.0.1', resolve);
    });
    return fake;
  }

  /** Where its API is. */
  get apiUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.#apiPath}`;
  }

  /** What `integrations.github` has to hold. */
  get integration() {
    return {
      host: new URL(this.#webUrl).host,
      apiBaseUrl: this.apiUrl,
      token: FAKE_TOKEN,
    };
  }

  /** Changes its world. */
  have(repositories: readonly FakeRepository[]): void {
    this.#repositories = repositories;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', this.apiUrl);
    const kind = url.pathname === this.#graphqlPath ? 'graphql' : 'rest';
    url.pathname = url.pathname.replace(this.#apiPath, '');
    const body = await readText(request);
    const reply = (
      status: number,
      content: unknown,
      headers: Record<string, string> = {},
    ) => {
      const parsed = kind === 'graphql' && body ? JSON.parse(body) : undefined;
      this.requests.push({
        kind,
        status,
        token: (request.headers.authorization ?? '').replace(/^token /, ''),
        text: parsed?.query ?? url.pathname + url.search,
        repositories: Object.keys(parsed?.variables ?? {}).filter(name =>
          name.startsWith('n'),
        ).length,
      });
      response
        .writeHead(status, {
          'content-type': 'application/json',
          ...this.#rateLimit(kind === 'rest' ? 'core' : 'graphql'),
          ...headers,
        })
        .end(status === 304 ? undefined : JSON.stringify(content));
    };

    const fault = this.fault?.({ kind, path: url.pathname, body });
    if (fault === 'hang') {
      return;
    }
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    if (fault) {
      reply(fault.status, fault.body ?? { message: 'fault' }, fault.headers);
      return;
    }
    if (url.pathname.startsWith('/app/')) {
      this.#app(url.pathname, reply);
      return;
    }
    const { authorization = '' } = request.headers;
    if (!this.#tokens().includes(authorization.replace(/^token /, ''))) {
      reply(401, { message: 'Bad credentials' });
      return;
    }
    if (kind === 'graphql') {
      this.remaining.graphql -= 1;
      const content = await answerQuery(JSON.parse(body), {
        unknownField: this.unknownField,
        rootValue: createRoot(
          (owner, name) => this.#find(owner, name),
          this.#webUrl,
        ),
      });
      reply(200, content);
      return;
    }
    this.#rest(url, request.headers['if-none-match'], reply);
  }

  #tokens(): readonly string[] {
    return [FAKE_TOKEN, ...this.#installations.map(login => `ghs_${login}`)];
  }

  /** What an App asks for itself: where it is installed, and for tokens there. */
  #app(
    pathname: string,
    reply: (status: number, content: unknown) => void,
  ): void {
    const [, id] = /^\/app\/installations\/(\d+)\//.exec(pathname) ?? [];
    if (id) {
      reply(201, {
        token: `ghs_${this.#installations[Number(id) - 1]}`,
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        repository_selection: 'all',
      });
      return;
    }
    reply(
      200,
      this.#installations.map((login, index) => ({
        id: index + 1,
        account: { login },
        repository_selection: 'all',
        suspended_by: null,
      })),
    );
  }

  #rest(
    url: URL,
    etag: string | undefined,
    reply: (
      status: number,
      content: unknown,
      headers?: Record<string, string>,
    ) => void,
  ): void {
    const route = ROUTES.flatMap(({ operation, pattern }) => {
      const groups = pattern.exec(url.pathname)?.groups;
      return groups ? [{ operation, groups }] : [];
    })[0];
    const { operation, groups } = route ?? {};
    const repository =
      groups && this.#find(groups.owner!, decodeURIComponent(groups.repo!));
    if (!operation || !repository) {
      this.remaining.core -= 1;
      reply(404, { message: 'Not Found' });
      return;
    }
    checkRequest(operation, url.searchParams);
    const answer = restRoutes[operation]!(repository, {
      last: decodeURIComponent(url.pathname.split('/').pop()!),
      query: url.searchParams,
      url: `${this.#webUrl}/${repository.slug}`,
    });
    if (answer.status !== 200) {
      this.remaining.core -= 1;
      reply(answer.status, { message: answer.message });
      return;
    }
    const content = completeAnswer(operation, answer.body);
    const own = `"${createHash('sha1')
      .update(JSON.stringify(content))
      .digest('hex')}"`;
    if (etag === own) {
      reply(304, undefined, { etag: own });
      return;
    }
    this.remaining.core -= 1;
    reply(200, content, { etag: own });
  }

  #find(owner: string, name: string): FakeRepository | undefined {
    const slug = `${owner}/${name}`.toLowerCase();
    return this.#repositories.find(repository =>
      [repository.slug, ...(repository.formerSlugs ?? [])].some(
        each => each.toLowerCase() === slug,
      ),
    );
  }

  #rateLimit(resource: 'core' | 'graphql'): Record<string, string> {
    return {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': String(this.remaining[resource]),
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3_000),
      'x-ratelimit-resource': resource,
    };
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
