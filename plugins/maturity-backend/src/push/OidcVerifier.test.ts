import { readPushIssuers } from '../config/readPushIssuers';
import { startIssuer } from './__testUtils__/startIssuer';
import { OidcVerifier } from './OidcVerifier';

jest.setTimeout(60_000);

async function setUp(cooldown?: number) {
  const issuer = await startIssuer();
  const issuers = readPushIssuers(
    { github: { type: 'github', issuer: issuer.url, audience: 'maturity' } },
    'maturity.push.issuers',
  );
  return { issuer, verifier: new OidcVerifier({ issuers, cooldown }) };
}

it('takes new keys of an issuer, and no longer the old ones', async () => {
  const { issuer, verifier } = await setUp(0);
  const before = await issuer.sign();
  expect((await verifier.verify(before)).repository).toBe('acme/orders');
  await issuer.rotate();
  const after = await issuer.sign();
  await expect(verifier.verify(after)).resolves.toMatchObject({
    claims: { run_id: '42' },
  });
  await expect(verifier.verify(before)).rejects.toThrow('not signed');
  await issuer.stop();
});

it('does not ask an issuer for keys with each token that has an unknown one', async () => {
  const { issuer, verifier } = await setUp();
  await verifier.verify(await issuer.sign());
  for (let at = 0; at < 20; at++) {
    const token = await issuer.sign({}, { kid: `guess-${at}` });
    await expect(verifier.verify(token)).rejects.toThrow('not signed');
  }
  expect(issuer.requests).toHaveLength(2);
  await issuer.stop();
});

it('asks once for all who wait', async () => {
  const { issuer, verifier } = await setUp();
  const token = await issuer.sign();
  await Promise.all(Array.from({ length: 10 }, () => verifier.verify(token)));
  expect(issuer.requests).toEqual([
    '/.well-known/openid-configuration',
    '/keys',
  ]);
  await issuer.stop();
});
