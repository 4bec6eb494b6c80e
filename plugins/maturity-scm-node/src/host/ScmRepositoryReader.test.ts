import { mockServices } from '@backstage/backend-test-utils';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { createFakeHost } from '../__testUtils__/fakeHost';
import { integrations, limits } from '../__testUtils__/repositories';
import { startScmSource } from '../__testUtils__/sources';
import { ScmRepositoryReader } from './ScmRepositoryReader';

const toRoot = (name: string) => `https://github.com/a/${name}`;
const wants = () => false;

async function readAll(
  names: readonly string[],
  etags: { readonly [name: string]: string } = {},
) {
  const { host, calls } = createFakeHost();
  const { read } = startScmSource({ host, integrations, now: 0 });
  const results = await read(
    names.map(name => ({
      root: name.includes(':') ? name : toRoot(name),
      wants,
      etag: etags[name],
    })),
    limits,
  );
  return { results, calls };
}

const snapshot = (name: string, ref = 'main') => ({
  snapshot: {
    files: ['a.txt'],
    contents: new Map(),
    unread: new Map(),
    commit: `${name}@${ref}`,
    etag: `${name}@${ref}`,
  },
});

describe('ScmRepositoryReader', () => {
  it('reads some repositories of an account at a time, and answers for the others', async () => {
    const { results, calls } = await readAll([
      'a1',
      'b1',
      'a2',
      'x1',
      'a3',
      'https://elsewhere.example/a/b',
    ]);
    expect(calls).toEqual([
      'heads a1,a2',
      'files a1,a2',
      'heads a3',
      'files a3',
      'heads b1',
      'files b1',
    ]);
    expect([...results]).toEqual([
      [toRoot('x1'), { error: 'there are no credentials for x' }],
      [
        'https://elsewhere.example/a/b',
        { error: 'this is no repository on Fake' },
      ],
      ...['a1', 'a2', 'a3', 'b1'].map(name => [toRoot(name), snapshot(name)]),
    ]);
  });

  it('reads no file of a repository that did not change, or is gone', async () => {
    const { results, calls } = await readAll(['shop', 'gone', 'web'], {
      shop: 'shop@main',
      web: 'web@older',
    });
    expect(results.get(toRoot('shop'))).toEqual({ unchanged: true });
    expect(results.get(toRoot('gone'))).toEqual({ error: 'there is no gone' });
    expect(results.get(toRoot('web'))).toEqual(snapshot('web'));
    expect(calls).toContain('files web');
  });

  it('reads the ref that a root names', async () => {
    const { results } = await readAll(['shop/tree/v2/']);
    expect(results.get(toRoot('shop/tree/v2/'))).toEqual(
      snapshot('shop', 'v2'),
    );
  });

  it('answers a repository whose files could not be read, and no other', async () => {
    const { results } = await readAll(['broken', 'build']);
    expect(results.get(toRoot('broken'))).toEqual({ error: 'no files' });
    expect(results.get(toRoot('build'))).toEqual(snapshot('build'));
  });

  it.each([
    ['https://github.com/a/shop', true],
    ['https://github.com/a/x1', false],
    ['https://gitlab.com/a/shop', false],
    ['root/shop', false],
  ])('reads %s: %s', (root, isRead) => {
    const { host } = createFakeHost();
    const reader = new ScmRepositoryReader({ host, integrations });
    expect(reader.reads(root)).toBe(isRead);
  });

  it('reports pushes, and no other change', async () => {
    const events = DefaultEventsService.create({
      logger: mockServices.logger.mock(),
    }).forPlugin('maturity');
    const { host } = createFakeHost();
    const reader = new ScmRepositoryReader({ host, integrations, events });
    const pushed: string[] = [];
    await reader.subscribe?.(urls => pushed.push(...urls));
    for (const eventPayload of ['shop', 'nothing', 'web']) {
      await events.publish({ topic: 'fake', eventPayload });
    }
    expect(pushed).toEqual(['https://github.com/a/shop']);
  });
});
