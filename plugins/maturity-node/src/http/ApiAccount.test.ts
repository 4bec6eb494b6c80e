import { CacheService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import { ApiAccount, ApiAccountOptions } from './ApiAccount';
import { PostponedError } from './failures';
import { ApiRequest, ApiResponse, ResponseError } from './request';
import { GraphqlQueryBuilder, readNodes } from './graphql';

const signal = new AbortController().signal;
const query = { query: '{ a }', variables: {} };

function createCache(): CacheService {
  const entries = new Map<string, JsonValue>();
  return mockServices.cache.mock({
    get: (async (key: string) => entries.get(key)) as CacheService['get'],
    set: async (key, value) => {
      entries.set(key, value);
    },
  });
}

function start(
  answer: (request: ApiRequest) => ApiResponse | Error,
  change: Partial<ApiAccountOptions> = {},
) {
  const requests: ApiRequest[] = [];
  const account = new ApiAccount({
    tool: { id: 'fake', title: 'Fake' },
    host: 'fake.example',
    scope: 'fake.example',
    restUrl: 'https://fake.example/api',
    graphqlUrl: 'https://fake.example/graphql',
    authorize: async () => ({ authorization: 'token t' }),
    limits: {
      resources: { api: 'requests' },
      header: 'ratelimit',
      period: 'hour',
    },
    resources: { rest: 'api', graphql: 'api' },
    fix: 'renew the token',
    refusals: [404],
    cache: createCache(),
    settings: { concurrency: 1, reserve: 0.5, timeout: 1_000 },
    retryAfter: 1,
    now: () => 0,
    send: async request => {
      requests.push(request);
      const result = answer(request);
      if (result instanceof Error) {
        throw result;
      }
      return result;
    },
    ...change,
  });
  return { account, requests };
}

it.each([
  ['fake.example', 'fake.example'],
  ['fake.example/acme', 'fake.example/acme'],
  ['a source:https://fake.example', 'fake.example'],
])('names the rate limit of %s by %s', async (scope, account) => {
  const headers = {
    'ratelimit-limit': '10',
    'ratelimit-remaining': '7',
    'ratelimit-reset': '60',
  };
  const started = start(() => ({ body: {}, headers }), { scope });
  expect(started.account.listBudgets()).toEqual([]);
  await started.account.graphql(query, signal);
  expect(started.account.listBudgets()).toEqual([
    {
      account,
      counts: 'requests',
      limit: 10,
      remaining: 7,
      resetsAt: '1970-01-01T00:01:00.000Z',
    },
  ]);
});

const failed = (status: number, headers: ApiResponse['headers'] = {}) =>
  new ResponseError(status, { headers, body: { message: 'no' } });

describe('ApiAccount', () => {
  it('sends a REST request with credentials, and the next one with the etag', async () => {
    const { account, requests } = start(({ headers }) =>
      headers['if-none-match']
        ? failed(304)
        : { body: 7, headers: { etag: '"1"' } },
    );
    const get = () => account.get('/a', Number, signal);
    expect(await get()).toEqual({ value: 7 });
    expect(await get()).toEqual({ value: 7 });
    expect(requests.map(({ url, headers }) => [url, headers])).toEqual([
      ['https://fake.example/api/a', { authorization: 'token t' }],
      [
        'https://fake.example/api/a',
        { authorization: 'token t', 'if-none-match': '"1"' },
      ],
    ]);
    expect(account.counts.current).toEqual({
      graphql: 0,
      rest: 2,
      notModified: 1,
    });
  });

  it('remembers nothing that is not worth it', async () => {
    const { account, requests } = start(() => ({
      body: 7,
      headers: { etag: '"1"' },
    }));
    for (let times = 0; times < 2; times += 1) {
      await account.get('/a', Number, signal, { isRemembered: false });
    }
    expect(requests[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it('returns a refusal, and does not ask again', async () => {
    const { account, requests } = start(() => failed(404));
    const refused = { refused: { status: 404, message: 'no' } };
    expect(await account.get('/a', Number, signal)).toEqual(refused);
    expect(await account.get('/a', Number, signal)).toEqual(refused);
    expect(requests).toHaveLength(1);
  });

  it('remembers what it is told, and tells which paths it knows', async () => {
    const { account } = start(() => ({ body: 7, headers: { etag: '"1"' } }));
    expect(await account.recall('runs of a')).toBeUndefined();
    await account.remember('runs of a', [1], 1_000);
    expect(await account.recall('runs of a')).toEqual([1]);
    expect(await account.isRemembered('/a')).toBe(false);
    await account.get('/a', Number, signal);
    expect(await account.isRemembered('/a')).toBe(true);
  });

  it('postpones when only the reserve is left', async () => {
    const { account, requests } = start(() => ({
      body: 7,
      headers: {
        'ratelimit-limit': '10',
        'ratelimit-remaining': '5',
        'ratelimit-reset': '60',
      },
    }));
    await account.get('/a', Number, signal);
    await expect(account.get('/b', Number, signal)).rejects.toThrow(
      PostponedError,
    );
    expect(requests).toHaveLength(1);
  });

  it('stops all requests when the tool asks for a pause', async () => {
    const { account, requests } = start(() =>
      failed(429, { 'retry-after': '90' }),
    );
    await expect(account.graphql(query, signal)).rejects.toMatchObject({
      until: '1970-01-01T00:01:30.000Z',
    });
    await expect(account.get('/a', Number, signal)).rejects.toThrow(
      PostponedError,
    );
    expect(requests).toHaveLength(1);
  });

  it('has all requests wait for a short pause', async () => {
    let isLimited = true;
    const { account, requests } = start(
      () =>
        isLimited
          ? failed(429, { 'retry-after': '1' })
          : { body: 7, headers: {} },
      {
        now: Date.now,
        settings: { concurrency: 5, reserve: 0, timeout: 1_000 },
      },
    );
    const begun = performance.now();
    const first = account.get('/a', Number, signal);
    while (requests.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    const second = account.get('/b', Number, signal);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(requests).toHaveLength(1);
    isLimited = false;
    expect(await Promise.all([first, second])).toEqual([
      { value: 7 },
      { value: 7 },
    ]);
    expect(performance.now() - begun).toBeGreaterThan(900);
    expect(requests).toHaveLength(3);
  });

  it('sends any request, and remembers neither its answer nor a refusal', async () => {
    const { account, requests } = start(({ method, headers }) =>
      headers['if-none-match'] || method === 'POST'
        ? failed(headers['if-none-match'] ? 304 : 404)
        : { body: 7, headers: { etag: '"1"' } },
    );
    const get = { method: 'GET', path: '/a' } as const;
    const post = { method: 'POST', path: '/b', body: { c: 1 }, headers: {} };
    const ask = (change: object) =>
      account
        .ask({ ...get, headers: {}, ...change }, signal)
        .then(({ body }) => body)
        .catch(({ status }) => status);
    expect(await ask({})).toBe(7);
    expect(await ask({})).toBe(7);
    expect(await ask({ headers: { 'if-none-match': '"1"' } })).toBe(304);
    expect(await ask(post)).toBe(404);
    expect(await ask(post)).toBe(404);
    expect(requests.at(-1)).toEqual({
      url: 'https://fake.example/api/b',
      method: 'POST',
      body: { c: 1 },
      headers: { authorization: 'token t' },
    });
    expect(account.counts.current).toMatchObject({ rest: 5, notModified: 1 });
  });

  it('returns data and errors of a GraphQL answer', async () => {
    const errors = [{ message: 'hidden', path: ['b'] }];
    const { account, requests } = start(() => ({
      body: { data: { a: 1, b: null }, errors },
      headers: {},
    }));
    expect(
      await account.graphql({ query: '{ a b }', variables: { x: 1 } }, signal),
    ).toEqual({
      data: { a: 1, b: null },
      errors,
    });
    expect(requests).toMatchObject([
      {
        url: 'https://fake.example/graphql',
        method: 'POST',
        body: { query: '{ a b }', variables: { x: 1 } },
      },
    ]);
  });

  it('lets the tool decide that errors are a failure, and sends no large query twice', async () => {
    const { account } = start(
      () => ({ body: { errors: [{ message: 'too complex' }] }, headers: {} }),
      {
        checkGraphql: ([error]) => {
          throw new Error(error?.message);
        },
      },
    );
    await expect(account.graphql(query, signal)).rejects.toThrow('too complex');
    const slow = start(() => failed(504));
    await expect(slow.account.graphql(query, signal)).rejects.toThrow();
    expect(slow.requests).toHaveLength(1);
  });
});

describe('what a failed request becomes', () => {
  it('is an answer for an entity, or the reason of one value', async () => {
    const { account } = start(() => failed(401));
    const error =
      'fake.example did not accept the credentials (401): renew the token';
    const failures: unknown[] = [];
    await account.askInBatches({
      items: [1, 2],
      size: 2,
      signal,
      ask: async () => {
        await account.graphql(query, signal);
      },
      onFailure: (batch, failure) => failures.push(batch, failure),
    });
    expect(failures).toEqual([[1, 2], { error }]);
    expect(
      await account.orUnknown(account.get('/a', Number, signal), signal),
    ).toEqual({ unknown: error });
    expect(account.toFailure(new PostponedError('later', 0))).toEqual({
      postponed: { until: '1970-01-01T00:00:00.000Z', reason: 'later' },
    });
  });
});

describe('GraphqlQueryBuilder', () => {
  it('declares each value as a variable', () => {
    const builder = new GraphqlQueryBuilder();
    const name = builder.declare('n0', 'String!', '"}');
    const first = builder.declare('first', 'Int', 1);
    expect(
      builder.build([`a: b(name: ${name}, first: ${first})`, 'c']),
    ).toEqual({
      query: `query ($n0: String!, $first: Int) {
  a: b(name: $n0, first: $first)
  c
}`,
      variables: { n0: '"}', first: 1 },
    });
  });
});

describe('readNodes', () => {
  it.each([
    [undefined, []],
    [null, []],
    [{ nodes: null }, []],
    [{ nodes: [1, null, 2] }, [1, 2]],
  ])('of %j', (connection, nodes) => {
    expect(readNodes(connection)).toEqual(nodes);
  });
});
