import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { locateUrl } from '../locate/bitbucketLocation';
import { connectBitbucket } from './connectBitbucket';

jest.mock('cross-fetch', () => ({
  __esModule: true,
  default: async () => Response.json({ access_token: 'of-oauth' }),
}));

const { signal } = new AbortController();
let answer: () => Response = () => Response.json({});
const fetched: { url: string; authorization?: string }[] = [];

beforeEach(() => {
  fetched.length = 0;
  answer = () => Response.json({});
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const { authorization, Authorization } = (init?.headers ?? {}) as Record<
      string,
      string
    >;
    fetched.push({
      url: String(url),
      authorization: authorization ?? Authorization,
    });
    return answer();
  });
});
afterEach(() => jest.restoreAllMocks());

function connect(own: object): Promise<ApiAccount> {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { bitbucketCloud: [own] } }),
  );
  const url = new URL('https://bitbucket.org/acme/shop');
  return connectBitbucket({
    cache: mockServices.cache.mock(),
    now: () => 0,
    retryAfter: 1,
    settings: { concurrency: 1, reserve: 0.2, timeout: 1_000 },
  })(locateUrl(url, integrations)!);
}

const toBasic = (text: string) =>
  `Basic ${Buffer.from(text).toString('base64')}`;

describe('connectBitbucket', () => {
  it.each([
    ['an access token', { token: 't' }, 'Bearer t'],
    [
      'an API token',
      { username: 'me@acme.example', token: 't' },
      toBasic('me@acme.example:t'),
    ],
    ['an app password', { username: 'me', appPassword: 'p' }, toBasic('me:p')],
    [
      'an OAuth consumer',
      { clientId: 'id', clientSecret: 'secret' },
      'Bearer of-oauth',
    ],
  ])('asks with %s', async (_, own, authorization) => {
    const account = await connect(own);
    await account.get('/a?b=c', () => 1, signal);
    expect(fetched).toEqual([
      { url: 'https://api.bitbucket.org/2.0/a?b=c', authorization },
    ]);
  });

  it('says what to configure without credentials, and asks nobody', async () => {
    await expect(connect({})).rejects.toThrow(
      'there are no credentials for bitbucket.org: set a token with a username, or clientId and clientSecret, at integrations.bitbucketCloud',
    );
    expect(fetched).toEqual([]);
  });

  it('reads a file as text, and everything else as JSON', async () => {
    const account = await connect({ token: 't' });
    const read = (path: string) =>
      account.get(path, body => JSON.stringify(body), signal);
    answer = () => new Response('* größe');
    expect(await read('/repositories/a/b/src/c0ffee/.bitbucket/X')).toEqual({
      value: '"* größe"',
    });
    await expect(
      read('/repositories/a/b/src/c0ffee/?pagelen=1'),
    ).rejects.toThrow('something else than JSON');
  });

  it('reads no file that is too large, and follows none elsewhere', async () => {
    const account = await connect({ token: 't' });
    const read = () => account.get('/src/c0ffee/X', String, signal);
    answer = () => new Response('x'.repeat(1_000_001));
    await expect(read()).rejects.toThrow('larger than 1 MB');
    answer = () =>
      new Response(null, {
        status: 301,
        headers: { location: 'https://media.example/x' },
      });
    await expect(read()).rejects.toThrow('HTTP status 301');
    expect(fetched).toHaveLength(2);
  });
});
