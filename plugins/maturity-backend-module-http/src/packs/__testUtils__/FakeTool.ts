import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { ApiContract } from '../../../../maturity-node/src/__testUtils__/ApiContract';

export { ApiContract };

/** How a tool answers one kind of request. */
export interface ToolRoute {
  /** The operation of its published description; its path where there is none. */
  readonly operation: string;
  /** GET when left out. */
  readonly method?: 'POST';
  /** Whether it needs no credentials, because it gives them. */
  readonly isOpen?: boolean;
  /** @param sent - The body of a POST, from JSON or a form. */
  readonly answer: (
    url: URL,
    sent: unknown,
  ) => {
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

/**
 * A made-up tool. It refuses requests without its credentials, and those that the
 * published description of the tool does not allow, and checks its own answers by it.
 */
export class FakeTool {
  /** Path and query of each request. */
  readonly requests: string[] = [];
  /** Its answers with another status than 200. */
  readonly refusals: string[] = [];
  readonly #server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', this.url);
    const { method, headers } = request;
    const sent = (await request.setEncoding('utf8').toArray()).join('');
    this.requests.push(`${url.pathname}${url.search}`);
    const reply = this.#reply({ url, method, headers, sent });
    if (reply.status !== 200) {
      this.refusals.push(JSON.stringify(reply));
    }
    response
      .writeHead(reply.status, {
        'content-type': 'application/json',
        ...reply.headers,
      })
      .end(JSON.stringify(reply.body));
  });
  readonly #options: FakeToolOptions;

  static async start(options: FakeToolOptions): Promise<FakeTool> {
    const tool = new FakeTool(options);
    tool.#server.listen(options.port ?? 0, 'localhost');
    await once(tool.#server, 'listening');
    return tool;
  }

  private constructor(options: FakeToolOptions) {
    this.#options = options;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #reply({ url, method, headers: own, sent }: FakeRequest): {
    readonly status: number;
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  } {
    const { credentials, routes, contract } = this.#options;
    const route = routes.find(({ operation }) =>
      new RegExp(`^${operation.replace(/\{\w+\}/g, '[^/]+')}$`).test(
        url.pathname,
      ),
    );
    for (const [name, value] of Object.entries(
      route?.isOpen ? {} : credentials,
    )) {
      if (own[name] !== value) {
        return { status: 401, body: { message: `wrong ${name}` } };
      }
    }
    if (!route || method !== (route.method ?? 'GET')) {
      return { status: 404, body: { message: `no ${method} ${url.pathname}` } };
    }
    try {
      contract?.checkRequest(route.operation, url.searchParams);
      const { body, headers } = route.answer(url, parseBody(sent, own));
      const whole = contract?.completeAnswer(route.operation, body) ?? body;
      return { status: 200, body: whole, headers };
    } catch (error) {
      return { status: 400, body: { message: String(error) } };
    }
  }
}

function parseBody(
  sent: string,
  { 'content-type': type }: FakeRequest['headers'],
): unknown {
  return String(type).startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(sent))
    : sent && JSON.parse(sent);
}

interface FakeRequest {
  readonly url: URL;
  readonly method?: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly sent: string;
}

interface FakeToolOptions {
  /** Any free one when left out. */
  readonly port?: number;
  /** Headers that each request must have, by their names in lower case. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Left out where the tool publishes none. */
  readonly contract?: ApiContract;
  readonly routes: readonly ToolRoute[];
}
