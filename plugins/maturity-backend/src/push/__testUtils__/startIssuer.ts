import {
  exportJWK,
  generateKeyPair,
  JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';

/** An issuer of tokens for pipelines, with keys of its own, on this machine. */
export async function startIssuer() {
  let serial = 0;
  let keys = await createKeys(++serial);
  let status = 200;
  let jwksHost: string | undefined;
  const requests: string[] = [];
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}`;

  /** A token of a run of the main branch of `acme/orders`. */
  const sign = async (
    claims: JWTPayload = {},
    options: { secret?: string; kid?: string } = {},
  ) => {
    const token = new SignJWT({
      iss: url,
      aud: 'maturity',
      sub: 'repo:acme/orders:ref:refs/heads/main',
      repository: 'acme/orders',
      project_path: 'acme/orders',
      ref: 'refs/heads/main',
      ref_protected: 'true',
      run_id: '42',
      job_id: '42',
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 300,
      ...claims,
    });
    const { secret, kid = keys.jwk.kid } = options;
    return secret
      ? token
          .setProtectedHeader({ alg: 'HS256', kid })
          .sign(new TextEncoder().encode(secret))
      : token.setProtectedHeader({ alg: 'RS256', kid }).sign(keys.privateKey);
  };

  server.on('request', async (request, response) => {
    const { url: path = '' } = request;
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    requests.push(path);
    response.writeHead(status, { 'content-type': 'application/json' });
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer: url,
        jwks_uri: `${jwksHost ?? url}/keys`,
      },
      '/keys': { keys: [keys.jwk] },
    };
    // As GitHub Actions has it, for whoever runs in a job.
    const value =
      pathname === '/token' && request.headers.authorization === 'Bearer job'
        ? await sign({ aud: searchParams.get('audience') ?? undefined })
        : undefined;
    response.end(JSON.stringify(answers[path] ?? { value }));
  });

  return {
    url,
    /** Paths that were asked for. */
    requests,
    sign,
    /** The same without a signature. */
    unsigned: () =>
      new UnsecuredJWT({
        repository: 'acme/orders',
        ref_protected: 'true',
      })
        .setIssuer(url)
        .setAudience('maturity')
        .setIssuedAt()
        .setExpirationTime('5m')
        .encode(),
    /** The public key, as somebody else could use it as a secret. */
    publicKey: () => JSON.stringify(keys.jwk),
    rotate: async () => {
      keys = await createKeys(++serial);
    },
    answerWith: (next: number) => {
      status = next;
    },
    moveKeysTo: (host: string) => {
      jwksHost = host;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function createKeys(serial: number) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  return {
    privateKey,
    jwk: { ...jwk, kid: `key-${serial}`, alg: 'RS256', use: 'sig' },
  };
}
