import { createHash } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { BlobRule } from './complexity';
import { FakeProject, toProjectId } from './FakeProject';
import { answerQuery } from './graphqlEndpoint';
import { createRoot } from './graphqlWorld';
import { restParameters, restRoutes } from './restWorld';

/** A request that reached the fake. */
export interface SeenRequest {
  readonly kind: 'graphql' | 'rest';
  /** Path and query; for GraphQL the query. */
  readonly text: string;
  readonly status: number;
  /** Of a GraphQL query. */
  readonly complexity?: number;
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
export class FakeGitlab {
  readonly #server: Server;
  readonly #edition: 'ce' | 'ee';
  readonly #root: string;
  #projects: readonly FakeProject[];
  /** All requests so far. */
  readonly requests: SeenRequest[] = [];
  fault: Fault | undefined;
  /** Requests that are left of the 2,000 in a minute. */
  remaining = LIMIT;
  blobRule: BlobRule = 'first';
  /** Whether a proxy answers with a page to log in at. */
  isBehindLogin = false;

  private constructor(
    projects: readonly FakeProject[],
    { edition = 'ee', root = '' }: FakeOptions,
  ) {
    this.#projects = projects;
    this.#edition = edition;
    this.#root = root;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(error => {
        response.writeHead(500).end(JSON.stringify({ message: String(error) }));
      });
    });
  }

  static async start(
    projects: readonly FakeProject[],
    options: FakeOptions = {},
  ): Promise<FakeGitlab> {
    const fake = new FakeGitlab(projects, options);
    await new Promise<void>(resolve => {
      fake.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return fake;
  }

  /** Where its REST API is. */
  get apiUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.#root}/api/v4`;
  }

  /** What `integrations.gitlab` has to hold. */
  get integration() {
    const host = this.#root ? 'git.acme.example' : 'gitlab.com';
    return {
      host,
      apiBaseUrl: this.apiUrl,
      baseUrl: `https://${host}${this.#root}`,
      token: FAKE_TOKEN,
    };
  }

  /** How many requests there were. */
  get counts() {
    const count = (kind: SeenRequest['kind'], status?: number) =>
      this.requests.filter(
        each => each.kind === kind && (!status || each.status === status),
      ).length;
    return {
      graphql: count('graphql'),
      rest: count('rest'),
      notModified: count('rest', 304),
    };
  }

  /** Changes its world. */
  have(projects: readonly FakeProject[]): void {
    this.#projects = projects;
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
    const kind = url.pathname.endsWith('/api/graphql') ? 'graphql' : 'rest';
    const body = await readText(request);
    const reply = (
      status: number,
      content: unknown,
      headers: Record<string, string> = {},
      complexity?: number,
    ) => {
      const text =
        kind === 'graphql' && body
          ? JSON.parse(body).query
          : url.pathname + url.search;
      this.requests.push({ kind, status, text, complexity });
      response
        .writeHead(status, {
          'content-type': 'application/json',
          'RateLimit-Limit': String(LIMIT),
          'RateLimit-Remaining': String(this.remaining),
          'RateLimit-Reset': String(Math.floor(Date.now() / 1000) + 50),
          ...headers,
        })
        .end(status === 304 ? undefined : JSON.stringify(content));
    };
    this.remaining -= 1;
    const fault = this.fault?.({ kind, path: url.pathname, body });
    if (fault === 'hang') {
      return;
    }
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    if (fault) {
      const content = fault.body ?? { message: 'fault' };
      reply(fault.status, content, fault.headers);
      return;
    }
    if (this.isBehindLogin) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
      return;
    }
    if (request.headers.authorization !== `Bearer ${FAKE_TOKEN}`) {
      reply(401, { message: '401 Unauthorized' });
      return;
    }
    if (kind === 'graphql') {
      const { origin } = new URL(this.integration.baseUrl);
      const { content, complexity } = await answerQuery(JSON.parse(body), {
        edition: this.#edition,
        blobRule: this.blobRule,
        rootValue: createRoot(this.#projects, `${origin}${this.#root}`),
      });
      reply(200, content, {}, complexity);
      return;
    }
    this.#rest(url, request.headers['if-none-match'], reply);
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
    const [, name = '', rest = ''] =
      /\/api\/v4\/projects\/([^/]+)(\/\w+)?$/.exec(url.pathname) ?? [];
    const wanted = decodeURIComponent(name).toLowerCase();
    const project = this.#projects.find(
      each =>
        String(toProjectId(each)) === wanted ||
        each.path.toLowerCase() === wanted,
    );
    const moved = this.#projects.find(each =>
      each.formerPaths?.some(former => former.toLowerCase() === wanted),
    );
    if (!project && moved) {
      const location = `${this.apiUrl}/projects/${toProjectId(moved)}${rest}${
        url.search
      }`;
      reply(
        301,
        { message: 'This resource has been moved permanently' },
        { location },
      );
      return;
    }
    if (!project) {
      reply(404, { message: '404 Project Not Found' });
      return;
    }
    for (const parameter of url.searchParams.keys()) {
      if (!restParameters[rest]?.has(parameter)) {
        throw new Error(`GET ${rest} has no parameter '${parameter}'`);
      }
    }
    const { status, body } = restRoutes[rest]!(
      project,
      url.searchParams,
      `https://${this.integration.host}${this.#root}/${project.path}`,
    );
    if (status !== 200) {
      reply(status, body);
      return;
    }
    const digest = createHash('sha1')
      .update(JSON.stringify(body))
      .digest('hex');
    const own = `W/"${digest}"`;
    reply(etag === own ? 304 : 200, body, { etag: own });
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
