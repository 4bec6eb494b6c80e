import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { GithubCredentials, ScmIntegrations } from '@backstage/integration';
import {
  ApiRequest,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { locateUrl } from '../locate/githubLocation';
import { connectGithub } from './connectGithub';
import { createSend } from './createSend';

const { signal } = new AbortController();
const query = { query: '{ a }', variables: {} };

function start(
  getCredentials: (url: string) => Partial<GithubCredentials>,
  answer: () => object = () => ({}),
) {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          {
            host: 'git.acme.example',
            apiBaseUrl: 'https://git.acme.example/api/v3/',
          },
        ],
      },
    }),
  );
  const sent: ApiRequest[] = [];
  const connect = connectGithub({
    credentials: {
      getCredentials: async ({ url }) =>
        getCredentials(url) as GithubCredentials,
    },
    cache: mockServices.cache.mock(),
    now: () => 0,
    retryAfter: 1,
    settings: { concurrency: 1, reserve: 0.2, timeout: 1_000 },
    send: async request => {
      sent.push(request);
      const result = answer();
      if (result instanceof Error) {
        throw result;
      }
      return { body: result, headers: {} };
    },
  });
  return {
    sent,
    connect: (url: string) => connect(locateUrl(new URL(url), integrations)!),
  };
}

const SHOP = 'https://github.com/acme/shop';
const withToken = () => ({ type: 'token', token: 'ghp_one' } as const);

describe('connectGithub', () => {
  it.each([
    [SHOP, 'https://api.github.com'],
    ['https://git.acme.example/acme/shop', 'https://git.acme.example/api'],
  ])('knows where the APIs of %s are', async (url, base) => {
    const { connect, sent } = start(withToken, () => ({ data: {} }));
    const account = await connect(url);
    await account.graphql(query, signal);
    await account.get('/a', () => 1, signal);
    expect(sent.map(request => request.url)).toEqual([
      `${base}/graphql`,
      `${base}${base.endsWith('/api') ? '/v3' : ''}/a`,
    ]);
    expect(sent[0]?.headers).toMatchObject({ authorization: 'token ghp_one' });
  });

  it('has one account for a host with a token, and one for an owner with an App', async () => {
    const urls = [
      SHOP,
      'https://github.com/ACME/web',
      'https://github.com/b/c',
    ];
    const count = async (type: 'app' | 'token') => {
      const { connect } = start(() => ({ type, token: 'x' }));
      return new Set(await Promise.all(urls.map(connect))).size;
    };
    expect(await count('token')).toBe(1);
    expect(await count('app')).toBe(2);
  });

  it('reads the token before each request', async () => {
    let calls = 0;
    const { connect, sent } = start(() => {
      calls += 1;
      return { type: 'app', token: `t${calls}` };
    });
    const account = await connect(SHOP);
    await account.get('/a', () => 1, signal);
    await account.get('/b', () => 1, signal);
    expect(sent.map(({ headers }) => headers.authorization)).toEqual([
      'token t2',
      'token t3',
    ]);
  });

  it.each([
    [
      'no token',
      () => ({}),
      'there are no credentials for github.com/acme: set a token or an App at integrations.github',
    ],
    [
      'an App that fails',
      () => {
        throw new Error('secret');
      },
      'the GitHub App of github.com gives no access to acme: install it there, or set a token at integrations.github',
    ],
  ])('says what to configure for %s', async (_, credentials, message) => {
    await expect(start(credentials).connect(SHOP)).rejects.toThrow(message);
  });

  it.each([
    [403, { 'retry-after': '90' }, '1970-01-01T00:01:30.000Z'],
    [403, { 'x-ratelimit-remaining': '0' }, '1970-01-01T00:01:00.000Z'],
    [429, {}, '1970-01-01T00:01:00.000Z'],
  ])('takes %d with %j for a rate limit', async (status, headers, until) => {
    const { connect } = start(
      withToken,
      () => new ResponseError(status, { headers, body: {} }),
    );
    const account = await connect(SHOP);
    await expect(account.get('/a', Number, signal)).rejects.toMatchObject({
      name: 'PostponedError',
      until,
    });
  });

  it('takes an error of a GraphQL answer for a rate limit', async () => {
    const { connect } = start(withToken, () => ({
      errors: [{ type: 'RATE_LIMITED', message: 'enough' }],
    }));
    const account = await connect(SHOP);
    await expect(account.graphql(query, signal)).rejects.toMatchObject({
      until: '1970-01-01T00:01:00.000Z',
    });
  });

  it.each([403, 404, 410])('takes status %d for an answer', async status => {
    const { connect } = start(
      withToken,
      () => new ResponseError(status, { headers: {}, body: { message: 'no' } }),
    );
    const account = await connect(SHOP);
    expect(await account.get('/a', Number, signal)).toEqual({
      refused: { status, message: 'no' },
    });
  });
});

describe('createSend', () => {
  const send = createSend(mockServices.logger.mock(), false);
  const request = {
    url: 'https://api.github.com/graphql',
    method: 'POST',
    headers: { authorization: 'token t' },
    body: query,
  } as const;
  const answerWith = (body: unknown, init?: ResponseInit) =>
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => Response.json(body, init));
  afterEach(() => jest.restoreAllMocks());

  it('sends body and headers, and returns those of the answer', async () => {
    const fetched = answerWith({ data: 1 }, { headers: { ETag: '"1"' } });
    expect(await send(request, signal)).toMatchObject({
      body: { data: 1 },
      headers: { etag: '"1"' },
    });
    const [url, init] = fetched.mock.calls[0]!;
    expect(url).toBe(request.url);
    expect(JSON.parse(String(init?.body))).toEqual(query);
    expect(init?.headers).toMatchObject({ authorization: 'token t' });
  });

  it('returns an answer with the errors of a query', async () => {
    const errors = [{ type: 'RATE_LIMITED', message: 'enough' }];
    answerWith({ errors });
    expect((await send(request, signal)).body).toEqual({ errors });
  });

  it('throws an error with the status and the headers', async () => {
    answerWith({ message: 'no' }, { status: 404, headers: { etag: '"2"' } });
    await expect(send(request, signal)).rejects.toMatchObject({
      status: 404,
      response: { headers: { etag: '"2"' } },
    });
  });
});
