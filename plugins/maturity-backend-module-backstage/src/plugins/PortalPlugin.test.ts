import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { connectPlugins } from './connectPlugins';

const servers: Server[] = [];

afterEach(() => {
  servers.splice(0).forEach(each => each.close());
});

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

async function startServer(
  answer: Answer,
  work = async () => {},
): Promise<string> {
  const server = createServer(async (_, response) => {
    await work();
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function connect(getBaseUrl: () => Promise<string>) {
  return connectPlugins({
    auth: mockServices.auth(),
    discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000 },
    retryAfter: 1,
    now: () => 0,
  }).techdocs;
}

async function ask(answer: Answer) {
  const url = await startServer(answer);
  const plugin = connect(async () => url);
  return plugin.get('/pages', new AbortController().signal);
}

function toError(name: string, message: string): string {
  return JSON.stringify({ error: { name, message }, request: {} });
}

it.each<[string, Answer, unknown]>([
  ['an answer', { status: 200, body: '{"a":1}' }, { body: { a: 1 } }],
  [
    'nothing there, as the plugin says',
    { status: 404, body: toError('NotFoundError', 'no pages') },
    { notFound: 'no pages' },
  ],
  [
    'no plugin',
    { status: 404 },
    {
      unknown:
        'the TechDocs plugin is not installed: nothing answers at its address (404)',
      isSettled: true,
    },
  ],
  [
    'no plugin behind a proxy',
    { status: 404, body: '<html></html>' },
    {
      unknown:
        'the TechDocs plugin is not installed: nothing answers at its address (404)',
      isSettled: true,
    },
  ],
  [
    'a token that is not accepted',
    { status: 401, body: toError('AuthenticationError', 'Illegal token') },
    {
      unknown:
        'the TechDocs plugin did not accept the credentials (401): let the backends of both plugins accept each other',
      isTooLong: false,
    },
  ],
  [
    'a permission that is missing',
    { status: 403, body: toError('NotAllowedError', '') },
    {
      unknown:
        'the TechDocs plugin refused the request (403): allow the maturity plugin catalog.entity.read',
    },
  ],
  [
    'a failure',
    { status: 500, body: toError('Error', 'no database') },
    {
      unknown: 'the TechDocs plugin failed (500): no database',
      isTooLong: false,
    },
  ],
  [
    'a page instead of JSON',
    { status: 200, body: '<html></html>' },
    {
      unknown:
        'could not ask the TechDocs plugin: it answered with something else than JSON',
      isTooLong: false,
    },
  ],
])('tells %s', async (_, answer, expected) => {
  expect(await ask(answer)).toEqual(expected);
});

it('is postponed by a rate limit', async () => {
  const headers = { 'retry-after': '600' };
  await expect(ask({ status: 429, headers })).rejects.toMatchObject({
    name: 'PostponedError',
    until: '1970-01-01T00:10:00.000Z',
  });
});

it('is asked by all at once within its limit', async () => {
  let [open, most] = [0, 0];
  const url = await startServer({ status: 200, body: '{}' }, async () => {
    most = Math.max(most, ++open);
    await sleep(5);
    open--;
  });
  const plugin = connect(async () => url);
  const { signal } = new AbortController();
  await Promise.all(
    Array.from({ length: 30 }, () => plugin.get('/pages', signal)),
  );
  expect(plugin.requests).toBe(30);
  expect(most).toBe(5);
});

it('is not asked on in a run where it fails', async () => {
  const url = await startServer({ status: 404 });
  const plugin = connect(async () => url);
  const { signal } = new AbortController();
  const askMore = async () => {
    for (let times = 0; times < 20; times++) {
      const answer = await plugin.get('/pages', signal);
      expect(answer).toMatchObject({ unknown: expect.any(String) });
    }
    return plugin.requests;
  };
  expect(await askMore()).toBe(5);
  plugin.startRun();
  expect(await askMore()).toBe(10);
});

it('is asked on where only what is asked for is missing', async () => {
  const body = toError('NotFoundError', 'no pages');
  const url = await startServer({ status: 404, body });
  const plugin = connect(async () => url);
  const { signal } = new AbortController();
  for (let times = 0; times < 20; times++) {
    await plugin.get('/pages', signal);
  }
  expect(plugin.requests).toBe(20);
});

it('is not found without an address', async () => {
  const plugin = connect(async () => {
    throw new Error('no target');
  });
  const { signal } = new AbortController();
  expect(await plugin.get('/pages', signal)).toEqual({
    unknown: 'the TechDocs plugin was not found: Error: no target',
    isSettled: true,
  });
  expect(plugin.requests).toBe(0);
});
