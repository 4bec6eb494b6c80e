import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ApiAccount,
  RequestPauses,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import createKnex, { Knex } from 'knex';
import { isPostgres } from '../database/batches';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { sharePauses } from './sharePauses';

jest.setTimeout(60_000);

const signal = new AbortController().signal;
/** Longer than a replica may take to hear of a pause. */
const SOON_MS = 4_000;
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

type Answer = { status?: number; headers?: Record<string, string> };

/** A host that answers as the test says, and notes each request. */
async function startHost() {
  const requests: string[] = [];
  const host = { requests, answer: (): Answer => ({}) };
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const { status = 200, headers } = host.answer();
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end('7');
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const restUrl = `http://localhost:${port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { host, restUrl, stop };
}

/** An account as a replica has it. */
function createAccount(knex: Knex, restUrl: string) {
  const pauses = new RequestPauses();
  sharePauses(pauses, knex);
  const account = new ApiAccount({
    tool: { id: 'fake', title: 'Fake' },
    host: 'fake.example',
    scope: 'fake.example',
    restUrl,
    authorize: async () => ({}),
    limits: {
      resources: { api: 'requests', graphql: 'queries' },
      header: 'ratelimit',
      period: 'hour',
    },
    resources: { rest: 'api', graphql: 'graphql' },
    fix: 'renew the token',
    refusals: [404],
    cache: mockServices.cache.mock(),
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000 },
    now: Date.now,
    pauses,
  });
  const get = () => account.get('/a', Number, signal, { isRemembered: false });
  return {
    get,
    query: () => account.graphql({ query: '{ a }', variables: {} }, signal),
  };
}

describe.each(testDatabaseIds)('two replicas of one account, %p', id => {
  async function setUp() {
    const knex = await migratedDatabase(id);
    // An embedded SQLite is of one process, and so of one pool.
    const other = isPostgres(knex) ? createKnex(knex.client.config) : knex;
    const { host, restUrl, stop } = await startHost();
    const statements: string[] = [];
    other.on('query', ({ sql }) => statements.push(sql));
    return {
      host,
      statements,
      one: createAccount(knex, restUrl),
      two: createAccount(other, restUrl),
      stop: async () => {
        stop();
        await other.destroy();
        await knex.destroy();
      },
    };
  }

  it('stop both when the host tells one to wait', async () => {
    const { host, one, two, statements, stop } = await setUp();
    await two.get();
    host.answer = () => ({ status: 429, headers: { 'retry-after': '300' } });
    await expect(one.get()).rejects.toThrow('asked for a pause');
    host.answer = () => ({});

    await wait(SOON_MS);
    host.requests.length = 0;
    statements.length = 0;
    for (let times = 0; times < 50; times += 1) {
      await expect(two.get()).rejects.toThrow('fake.example asked for a pause');
      await expect(two.query()).rejects.toThrow('asked for a pause');
    }
    expect(host.requests).toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(2);
    await stop();
  });

  it('stop both when one has used up a limit, and ask for the rest', async () => {
    const { host, one, two, stop } = await setUp();
    await two.get();
    host.answer = () => ({
      headers: {
        'ratelimit-limit': '100',
        'ratelimit-remaining': '20',
        'ratelimit-reset': `${Math.ceil(Date.now() / 1000) + 600}`,
      },
    });
    await one.get();
    host.answer = () => ({});
    await wait(SOON_MS);
    host.requests.length = 0;
    await expect(two.get()).rejects.toThrow(
      'has 20 of 100 requests left this hour',
    );
    expect(host.requests).toEqual([]);
    await two.query();
    expect(host.requests).toHaveLength(1);
    await stop();
  });

  it('wait both for the end of a short pause', async () => {
    const { host, one, two, stop } = await setUp();
    await two.get();
    const pausedAt = Date.now();
    let isFirst = true;
    host.answer = () => {
      const isLimited = isFirst;
      isFirst = false;
      return isLimited ? { status: 429, headers: { 'retry-after': '8' } } : {};
    };
    const first = one.get();
    await wait(SOON_MS);
    host.requests.length = 0;
    const second = two.get();
    await wait(1_000);
    expect(host.requests).toEqual([]);
    await Promise.all([first, second]);
    expect(Date.now() - pausedAt).toBeGreaterThanOrEqual(7_900);
    expect(host.requests).toHaveLength(2);
    await stop();
  });
});
