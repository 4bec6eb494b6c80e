import { createHash } from 'node:crypto';
import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';

/** A request that reached the fake. */
export interface SeenRequest {
  readonly kind: 'graphql' | 'rest';
  /** Path and query; for GraphQL the query. */
  readonly text: string;
  readonly status: number;
  /** Variables of a GraphQL query. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With which token. */
  readonly token: string;
  /** Of a GraphQL query, where the host counts it. */
  readonly complexity?: number;
}

/** A request that the fake has to answer. */
export interface FakeRequest {
  readonly kind: 'graphql' | 'rest';
  readonly url: URL;
  /** Path below the root of the API. */
  readonly path: string;
  readonly body: string;
  readonly token: string;
  readonly etag: string | undefined;
}

/** An answer of the fake. */
export interface FakeReply {
  readonly status: number;
  /** JSON, unless `text` is set. */
  readonly body?: unknown;
  readonly text?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly complexity?: number;
}

/** Something that goes wrong, by request. `undefined` lets it through. */
export type Fault = (
  request: Pick<FakeRequest, 'kind' | 'path' | 'body'>,
) => FakeReply | 'cut' | 'hang' | undefined;

/** Fails some times, and then no more. */
export function failTimes(times: number, reply: ReturnType<Fault>): Fault {
  let left = times;
  return () => {
    left -= 1;
    return left >= 0 ? reply : undefined;
  };
}

/** The page of a proxy to log in at, in place of an answer. */
export const loginPage: FakeReply = {
  status: 200,
  text: '<html>',
  headers: { 'content-type': 'text/html' },
};

/** The HTTP server of a fake code host. It records requests and can go wrong. */
export abstract class FakeCodeHost {
  /** All requests so far. */
  readonly requests: SeenRequest[] = [];
  fault: Fault | undefined;

  readonly #server = createServer((request, response) => {
    this.#handle(request)
      .catch(
        (error): FakeReply => ({
          status: 500,
          body: { message: String(error) },
        }),
      )
      .then(reply => {
        if (reply === 'cut') {
          request.socket.destroy();
        } else if (reply !== 'hang') {
          const { status, body, text = JSON.stringify(body) } = reply;
          response
            .writeHead(status, {
              'content-type': 'application/json',
              ...reply.headers,
            })
            .end(status === 304 ? undefined : text);
        }
      });
  });

  /** Headers that say what is left of the rate limit. */
  protected abstract rateLimit(kind: FakeRequest['kind']): FakeReply['headers'];
  protected abstract answer(request: FakeRequest): Promise<FakeReply>;
  /** @param apiPath - The path of its API, which faults do not see. */
  protected constructor(private readonly apiPath: string) {}

  /** @param port - Any free one if 0. */
  protected async listen(port = 0): Promise<this> {
    await new Promise<void>(resolve => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return this;
  }

  /** Where its REST API is. */
  get apiUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.apiPath}`;
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

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #handle(request: IncomingMessage): Promise<FakeReply | 'cut' | 'hang'> {
    const url = new URL(request.url ?? '/', this.apiUrl);
    const kind = url.pathname.endsWith('/graphql') ? 'graphql' : 'rest';
    const path = url.pathname.replace(this.apiPath, '');
    const body = await readText(request);
    const token = (request.headers.authorization ?? '').replace(/^\w+ /, '');
    const etag = request.headers['if-none-match'];
    const reply =
      this.fault?.({ kind, path, body }) ??
      (await this.answer({ kind, url, path, body, token, etag }));
    if (typeof reply === 'string') {
      return reply;
    }
    const parsed = kind === 'graphql' && body ? JSON.parse(body) : undefined;
    const { status, complexity } = reply;
    this.requests.push({
      ...{ kind, status, token, complexity },
      variables: parsed?.variables ?? {},
      text: parsed?.query ?? path + url.search,
    });
    return {
      ...reply,
      body: reply.body ?? { message: 'fault' },
      headers: { ...this.rateLimit(kind), ...reply.headers },
    };
  }
}

/** Answers "not modified" to whoever has the same content. */
export function replyOnce(
  body: unknown,
  { etag }: Pick<FakeRequest, 'etag'>,
): FakeReply {
  const digest = createHash('sha1').update(JSON.stringify(body)).digest('hex');
  const own = `W/"${digest}"`;
  return { status: etag === own ? 304 : 200, body, headers: { etag: own } };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
