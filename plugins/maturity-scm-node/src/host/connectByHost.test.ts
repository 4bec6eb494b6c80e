import { connectByHost } from './connectByHost';

interface Location {
  readonly host: string;
  readonly token?: string;
}

const connect = connectByHost<Location>(
  {
    tool: { id: 'fake', title: 'Fake' },
    fix: 'renew it',
    refusals: [404],
    hasCredentials: ({ token }) => Boolean(token),
    missing: 'set a token',
    toRestUrl: ({ host }) => `https://${host}/api`,
    readHeaders: ({ token }) => ({ authorization: `token ${token}` }),
  },
  {
    now: () => 0,
    settings: { concurrency: 1, reserve: 0.2, timeout: 1_000 },
  },
);

describe('connectByHost', () => {
  it('has one account for a host', async () => {
    const account = await connect({ host: 'a.example', token: 'x' });
    expect(await connect({ host: 'a.example', token: 'x' })).toBe(account);
    expect(await connect({ host: 'b.example', token: 'x' })).not.toBe(account);
  });

  it('says what to configure without credentials', async () => {
    await expect(connect({ host: 'a.example' })).rejects.toThrow(
      'there are no credentials for a.example: set a token',
    );
  });
});
