import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { DirectAccess } from './ClusterDeclaration';
import { connectCluster } from './connectCluster';

/** A certificate for this machine, and one that has nothing to do with it. */
const [own, other] = ['own', 'other'].map(() =>
  generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  }),
);

const server = createServer(
  { key: own!.private, cert: own!.cert },
  ({ headers }, response) =>
    response.end(JSON.stringify({ token: headers.authorization ?? '' })),
).listen(0, '127.0.0.1');
let url = '';
beforeAll(async () => {
  await once(server, 'listening');
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(access: Omit<DirectAccess, 'url'>): Promise<unknown> {
  const account = connectCluster(
    'prod',
    { url, ...access },
    {
      settings: { concurrency: 5, reserve: 0.2, timeout: 5_000 },
      retryAfter: 1,
      now: () => 0,
    },
  );
  try {
    const request = { path: '/apis/', method: 'GET', headers: {} } as const;
    const { signal } = new AbortController();
    return (await account.ask(request, signal)).body;
  } catch (error) {
    const failure = account.toFailure(error);
    return 'error' in failure ? failure.error : failure.postponed.reason;
  }
}

describe('connectCluster', () => {
  it('trusts the authority of the cluster', async () => {
    expect(await ask({ token: 'secret', ca: own!.cert })).toEqual({
      token: 'Bearer secret',
    });
  });

  it('trusts anybody only where that is configured', async () => {
    expect(await ask({ skipTLSVerify: true })).toEqual({ token: '' });
    expect(await ask({ ca: other!.cert })).toMatch(
      /^could not ask cluster prod: fetch failed \(.*(SIGNED|VERIFY|SIGNATURE).*\)$/,
    );
    expect(await ask({})).toMatch(/^could not ask cluster prod: fetch failed/);
  });

  it('reads a token from its file at each request, as it is renewed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'token-')), 'token');
    writeFileSync(file, 'first\n');
    const access = { token: { file }, skipTLSVerify: true };
    expect(await ask(access)).toEqual({ token: 'Bearer first' });
    writeFileSync(file, 'second\n');
    expect(await ask(access)).toEqual({ token: 'Bearer second' });
  });
});
