import { createServer, request as sendRequest } from 'node:http';
import { once } from 'node:events';
import { AddressInfo, connect } from 'node:net';
import {
  closeTools,
  createReader,
  startTool,
} from '../__testUtils__/startTool';

afterEach(closeTools);

const get = { get: '/items' };

describe('the credentials of a server', () => {
  it.each([
    [{ bearer: 'canary' }, { authorization: 'Bearer canary' }],
    [
      { basic: { username: 'me', password: 'pä:ss' } },
      { authorization: 'Basic bWU6cMOkOnNz' },
    ],
    [{ header: { name: 'X-Key', value: 'canary' } }, { 'x-key': 'canary' }],
  ])('%j are sent, whatever other headers say', async (auth, headers) => {
    const { url, seen } = await startTool(() => []);
    const { ask } = createReader([{ baseUrl: url, auth }], {
      ...get,
      headers: { 'X-KEY': 'other', Authorization: 'other' },
    });
    await ask();
    expect(seen[0]?.headers).toMatchObject(headers);
  });

  it.each([
    [{ bearer: 'canary' }, 'renew the token at KEY.bearer'],
    [
      { basic: { username: 'me', password: 'canary' } },
      'correct user name and password at KEY.basic',
    ],
    [
      { header: { name: 'a', value: 'canary' } },
      'renew the value at KEY.header',
    ],
  ])('%j, if refused, are told with the remedy', async (auth, fix) => {
    const { url, host } = await startTool(() => ({ status: 401 }));
    const { ask } = createReader([{ baseUrl: url, auth }], get);
    const key = 'maturity.sources.tool.http.servers[0].auth';
    expect((await ask()).gaps).toEqual([
      `${host} did not accept the credentials (401): ${fix.replace(
        'KEY',
        key,
      )}`,
    ]);
  });
});

/** A tool, and a server of tokens: `t1`, `t2` and so on. */
async function startOAuth(
  isAccepted: (token: string) => boolean,
  token: (times: number) => object = times => ({
    body: { access_token: `t${times}`, expires_in: 3600 },
  }),
) {
  const tokens = await startTool((_, times) => token(times));
  const tool = await startTool(({ headers }) =>
    isAccepted(String(headers.authorization).replace('Bearer ', ''))
      ? [1]
      : { status: 401, body: {} },
  );
  const reader = createReader(
    [
      {
        baseUrl: tool.url,
        auth: {
          oauth2: {
            tokenUrl: `${tokens.url}/token`,
            clientId: 'client',
            clientSecret: 'can&ary',
            scope: 'read',
            audience: 'tool',
          },
        },
      },
    ],
    get,
  );
  return { ...reader, tool, tokens };
}

describe('a token of a client', () => {
  it('is asked for once, and again shortly before its end', async () => {
    const { ask, tokens, tool, clock } = await startOAuth(() => true);
    await Promise.all([ask(), ask(), ask()]);
    clock.now += 3_530_000;
    await ask();
    expect(tokens.seen).toHaveLength(1);
    clock.now += 20_000;
    await Promise.all([ask(), ask()]);
    expect(tokens.seen.map(({ body }) => body)).toEqual(
      Array(2).fill(
        'grant_type=client_credentials&client_id=client&client_secret=can%26ary&scope=read&audience=tool',
      ),
    );
    expect(tool.seen.at(-1)?.headers.authorization).toBe('Bearer t2');
  });

  it('is renewed once when it is not accepted any more', async () => {
    let good = 't1';
    const { ask, tokens } = await startOAuth(token => token === good);
    await ask();
    good = 't2';
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers).toEqual(Array(3).fill({ values: [1], gaps: [] }));
    expect(tokens.seen).toHaveLength(2);
    good = 'none';
    expect((await ask()).gaps).toEqual([
      expect.stringMatching(
        /\(401\): correct the client, its scope or its audience at .*auth\.oauth2$/,
      ),
    ]);
    expect(tokens.seen).toHaveLength(3);
  });

  it.each<[string, object, string, number]>([
    [
      'a client that is refused',
      {
        status: 400,
        body: { error: 'invalid_client', error_description: 'no can&ary here' },
      },
      'gave no token (400): no [redacted] here',
      1,
    ],
    [
      'no token',
      { body: {} },
      'gave no token: it answered without `access_token`',
      1,
    ],
    ['failures', { status: 500 }, 'gave no token (500): HTTP status 500', 3],
  ])('leaves a gap after %s', async (_, answer, gap, times) => {
    const { ask, tokens, tool } = await startOAuth(
      () => true,
      () => answer,
    );
    expect((await ask()).gaps).toEqual([
      `could not ask ${tool.host}: ${tokens.host} ${gap}`,
    ]);
    expect(tokens.seen).toHaveLength(times);
    expect(tool.seen).toEqual([]);
  });
});

describe('a proxy', () => {
  it('is asked in place of the server', async () => {
    const { url, host, seen } = await startTool(() => [1]);
    const targets: unknown[] = [];
    const proxy = createServer((request, response) => {
      targets.push(request.headers['proxy-authorization'], request.url);
      request.pipe(
        sendRequest(request.url!, { headers: request.headers }, answer =>
          answer.pipe(response),
        ),
      );
    });
    proxy.on('connect', ({ url: target = '', headers }, socket) => {
      targets.push(headers['proxy-authorization'], target);
      const [name, port] = target.split(':');
      const tunnel = connect(Number(port), name, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        tunnel.pipe(socket).pipe(tunnel);
      });
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const { ask } = createReader(
      [{ baseUrl: url, proxy: `http://me:canary@${address}` }],
      get,
    );
    expect(await ask()).toEqual({ values: [1], gaps: [] });
    proxy.closeAllConnections();
    proxy.close();
    expect(seen).toHaveLength(1);
    expect(targets).toEqual([
      `Basic ${Buffer.from('me:canary').toString('base64')}`,
      expect.stringContaining(host),
    ]);
  });
});

describe('secrets', () => {
  const password = 'c4nary/"&=ä';
  const toForms = (secret: string) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
  const toBase64 = (text: string) => Buffer.from(text).toString('base64');

  /** Everything that a tool which repeats its credentials makes a reader tell. */
  async function readAllThatIsTold(
    secrets: readonly string[],
    auth: (tokens: string) => object,
    headers: object,
  ) {
    // Long before and after, so that a cut may not leave a part of one.
    const said = `${'x'.repeat(290)} ${secrets.flatMap(toForms).join(' ')}`;
    const short = secrets.flatMap(toForms).join(' ');
    const token = { access_token: secrets[0], expires_in: 60 };
    const tokens = await startTool((_, times) =>
      times % 2 ? { body: token } : { status: 400, body: { message: said } },
    );
    const told: unknown[] = [];
    for (const answer of [
      { status: 401, body: { message: short } },
      { status: 403, body: { message: short } },
      { status: 403, body: { message: said } },
      { status: 500, body: { errors: [{ short }] } },
      { body: { errors: [{ message: short }] } },
      { body: { errors: [{ message: said }] } },
      {
        status: 302,
        headers: { location: `https://evil.example/?${secrets}` },
      },
    ]) {
      const { url } = await startTool(() => answer);
      const { ask, logs } = createReader(
        [{ baseUrl: url, auth: auth(tokens.url) }],
        { post: '/q', graphql: '{ a }', items: '$.data[*]', headers },
        { parameters: { p: 'c4nary-parameter' } },
      );
      told.push(await ask().catch(String), await ask().catch(String), logs);
    }
    return JSON.stringify(told);
  }

  const bearer = () => ({ bearer: 'c4nary-token' });

  it.each<[string, (tokens: string) => object, object, string[]]>([
    ['a token', bearer, {}, ['c4nary-token']],
    [
      'a password',
      () => ({ basic: { username: 'me', password } }),
      {},
      [password, toBase64(`me:${password}`)],
    ],
    [
      'the value of a header',
      () => ({ header: { name: 'a', value: 'c4nary-value' } }),
      {},
      ['c4nary-value'],
    ],
    [
      'a part of a header',
      () => ({ header: { name: 'a', value: 'Token token=c4nary-part' } }),
      {},
      ['c4nary-part'],
    ],
    [
      'a token in place of a user',
      () => ({ basic: { username: 'c4nary-user', password: '' } }),
      {},
      ['c4nary-user', toBase64('c4nary-user:')],
    ],
    ['a second key', bearer, { 'x-key': 'c4nary-second' }, ['c4nary-second']],
    [
      'a parameter',
      bearer,
      { 'x-key': '{parameters.p}' },
      ['c4nary-parameter'],
    ],
    [
      'a client, and its token',
      tokens => ({
        oauth2: { tokenUrl: tokens, clientId: 'me', clientSecret: password },
      }),
      {},
      ['c4nary-issued', password],
    ],
    [
      'a login, and its token',
      tokens => ({
        login: {
          url: tokens,
          body: { id: 'me', keys: ['c4nary-key'] },
          token: '$.access_token',
        },
      }),
      {},
      ['c4nary-issued', 'c4nary-key'],
    ],
  ])('are told nowhere: %s', async (_, auth, headers, secrets) => {
    const text = await readAllThatIsTold(secrets, auth, headers);
    expect(text).toContain('[redacted]');
    expect(text).toContain('https://evil.example');
    expect(text).not.toContain('c4nary');
    for (const form of secrets.flatMap(toForms)) {
      expect(text).not.toContain(JSON.stringify(form).slice(1, -1));
    }
  });

  it('are not told by a header that cannot have them', async () => {
    const { url, host } = await startTool(() => []);
    const { ask, logs } = createReader(
      [{ baseUrl: url }],
      { ...get, headers: { a: '{parameters.a}' } },
      { parameters: { a: 'c4nary\nb' } },
    );
    expect((await ask()).gaps).toEqual([
      `${host} was not asked: the header a would have a line break or another character that headers cannot have`,
    ]);
    expect(JSON.stringify(logs)).not.toContain('c4nary');
  });
});
