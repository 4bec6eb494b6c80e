import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { ReadAnswer, ReadRequest } from '../readers/RepositoryReader';
import { hostedRepositoryOf, readFromHosts } from './readFromHosts';

const requestOf = (root: string): ReadRequest => ({ root, wants: () => false });

describe('readFromHosts', () => {
  it('reads so many of an account at a time, and answers for the others', async () => {
    const seen: string[] = [];
    const answers: ReadAnswer[] = [];
    const requests = ['a/1', 'b/1', 'a/2', 'c/1', 'a/3', 'elsewhere'];
    for await (const answer of readFromHosts(requests.map(requestOf), {
      locate: root => (root.includes('/') ? { location: root } : undefined),
      elsewhere: 'this is elsewhere',
      accountOf: async location => {
        if (location === 'c/1') {
          throw new Error('no credentials');
        }
        return location[0]!;
      },
      describe: (error, location) => `${location}: ${error}`,
      atOnce: 2,
      read: async function* read(account, asked) {
        seen.push(`${account}: ${asked.map(({ location }) => location)}`);
        for (const { request } of asked) {
          yield { request, result: { unchanged: true } };
        }
      },
    })) {
      answers.push(answer);
    }
    expect(seen).toEqual(['a: a/1,a/2', 'a: a/3', 'b: b/1']);
    expect(
      answers.map(({ request, result }) => [request.root, result]),
    ).toEqual([
      ['c/1', { error: 'c/1: Error: no credentials' }],
      ['elsewhere', { error: 'this is elsewhere' }],
      ...['a/1', 'a/2', 'a/3', 'b/1'].map(root => [root, { unchanged: true }]),
    ]);
  });
});

describe('hostedRepositoryOf', () => {
  const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
  const slug = ({ host, pathname }: URL) =>
    host === 'github.com' ? pathname : undefined;

  it.each([
    ['https://github.com/acme/shop', { location: '/acme/shop' }],
    [
      'https://github.com/acme/shop/tree/v2/',
      { location: '/acme/shop', ref: 'v2' },
    ],
    ['https://gitlab.com/acme/shop', undefined],
    ['root/shop', undefined],
  ])('of %s', (root, expected) => {
    expect(hostedRepositoryOf(root, integrations, slug)).toEqual(expected);
  });
});
