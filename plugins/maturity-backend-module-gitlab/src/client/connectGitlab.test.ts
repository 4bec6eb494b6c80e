import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { locateUrl } from '../locate/gitlabLocation';
import { connectGitlab } from './connectGitlab';

const { signal } = new AbortController();
const query = { query: '{ a }', variables: {} };
let answer: () => Response = () => Response.json({});
const fetched: { url: string; headers: Record<string, string> }[] = [];

beforeEach(() => {
  fetched.length = 0;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const headers = init?.headers as Record<string, string>;
    fetched.push({ url: String(url), headers });
    return answer();
  });
});
afterEach(() => jest.restoreAllMocks());

function start() {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          {
            host: 'git.acme.example',
            baseUrl: 'https://git.acme.example/lab',
            apiBaseUrl: 'https://git.acme.example/lab/api/v4',
            token: 'glpat-one',
          },
          { host: 'gitlab.com', apiBaseUrl: 'https://gitlab.com/api/v4' },
        ],
      },
    }),
  );
  const connect = connectGitlab({
    credentials:
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
    cache: mockServices.cache.mock(),
    now: () => 0,
    retryAfter: 1,
    settings: { concurrency: 1, reserve: 0.2, timeout: 1_000 },
  });
  return (url: string) => connect(locateUrl(new URL(url), integrations)!);
}

const SHOP = 'https://git.acme.example/lab/acme/shop';

describe('connectGitlab', () => {
  it('has one account for a host, and sends its token', async () => {
    const connect = start();
    const account = await connect(SHOP);
    expect(await connect('https://git.acme.example/lab/acme/web')).toBe(
      account,
    );
    answer = () => Response.json({ data: {} });
    await account.graphql(query, signal);
    await account.get('/projects/7', () => 1, signal);
    expect(fetched.map(({ url }) => url)).toEqual([
      'https://git.acme.example/lab/api/graphql',
      'https://git.acme.example/lab/api/v4/projects/7',
    ]);
    expect(fetched[0]?.headers).toMatchObject({
      Authorization: 'Bearer glpat-one',
    });
  });

  it('says what to configure without a token', async () => {
    await expect(start()('https://gitlab.com/acme/shop')).rejects.toThrow(
      'there are no credentials for gitlab.com: set a token at integrations.gitlab',
    );
  });

  it.each([
    ['Query has complexity of 300', true],
    ['Query is too complex', true],
    ['Timeout on Project.pipelines', false],
    ['GraphQL query size limit exceeded', false],
  ])('takes "%s" for a query that is too large', async (message, isOfSize) => {
    const account = await start()(SHOP);
    answer = () => Response.json({ errors: [{ message }] });
    await expect(account.graphql(query, signal)).rejects.toMatchObject({
      name: 'TooMuchError',
      isOfSize: isOfSize,
    });
  });

  it('returns other errors with the answer', async () => {
    const account = await start()(SHOP);
    const errors = [{ message: 'hidden' }];
    answer = () => Response.json({ data: { a: null }, errors });
    expect(await account.graphql(query, signal)).toEqual({
      data: { a: null },
      errors,
    });
  });

  it.each([403, 404])('takes status %d for an answer', async status => {
    const account = await start()(SHOP);
    answer = () => Response.json({ message: 'no' }, { status });
    expect(await account.get('/a', () => 1, signal)).toEqual({
      refused: { status, message: 'no' },
    });
  });

  it('leaves the reserve of the rate limit to others', async () => {
    const account = await start()(SHOP);
    answer = () =>
      Response.json(1, {
        headers: {
          'RateLimit-Limit': '100',
          'RateLimit-Remaining': '20',
          'RateLimit-Reset': '60',
        },
      });
    await account.get('/a', Number, signal);
    await expect(account.graphql(query, signal)).rejects.toThrow(
      'git.acme.example has 20 of 100 requests left this minute, which are kept for others',
    );
  });

  it('says how to renew a token that is not accepted', async () => {
    const account = await start()(SHOP);
    answer = () => Response.json({}, { status: 401 });
    const failure = await account.get('/a', Number, signal).catch(String);
    expect(failure).toContain('401');
    expect(
      account.toFailure(
        Object.assign(new Error(), { status: 401, response: {} }),
      ),
    ).toEqual({
      error:
        'git.acme.example did not accept the credentials (401): renew the token at integrations.gitlab; it needs the scope read_api',
    });
  });
});
