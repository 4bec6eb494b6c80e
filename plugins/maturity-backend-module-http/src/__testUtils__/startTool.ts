import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { sourceSchema } from '../declaration/schema';
import { HttpToolReader } from '../request/HttpToolReader';

/** A request that a tool got. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The answer of a tool: a body as JSON or as text, or whatever the function does. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly write?: (response: ServerResponse) => void;
}

/** Answers a request; a plain value is a body with status 200. */
export type Answers = (seen: Seen, times: number) => Answer | unknown[];

const closers: (() => void)[] = [];

/** Closes the servers of a test. */
export function closeTools(): void {
  closers.splice(0).forEach(close => close());
}

/** Starts a server of HTTP, and tells what it got. */
export async function startTool(answers: Answers) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const { method = '', url = '', headers } = request;
    const query = new URL(url, 'http://a').searchParams;
    seen.push({ method, path: url, query, headers, body });
    const result = answers(seen.at(-1) as Seen, seen.length);
    const answer: Answer = Array.isArray(result) ? { body: result } : result;
    if (answer.write) {
      answer.write(response);
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers ?? {});
    response.end(
      typeof answer.body === 'string'
        ? answer.body
        : JSON.stringify(answer.body ?? {}),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}`, seen };
}

/** Creates a reader of a source with one request, `list`. */
export function createReader(
  servers: readonly unknown[],
  request: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>> = {},
) {
  const logs: string[] = [];
  const clock = { now: Date.now() };
  const source = sourceSchema.parse({
    title: 'Tool',
    description: 'A tool',
    servers,
    key: { annotation: 'example.com/key' },
    requests: { list: { items: '$[*]', ...request } },
    facts: {},
    ...change,
  });
  const reader = new HttpToolReader({
    id: 'tool',
    path: 'maturity.sources.tool.http',
    declaration: source,
    logger: { debug: message => logs.push(message) },
    now: () => clock.now,
    retryAfter: 1,
    maxBytes: 2_000_000,
  });
  const { list } = source.requests;
  return {
    reader,
    logs,
    clock,
    ask: async (
      keys?: readonly string[],
      signal = new AbortController().signal,
    ) => {
      const { items, gaps } = await reader.ask(list!, { keys, signal });
      return { values: items.map(({ value }) => value), gaps };
    },
  };
}
