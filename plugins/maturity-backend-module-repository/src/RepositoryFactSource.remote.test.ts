import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CollectedFacts,
  CollectOptions,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import {
  createRepositoryReaders,
  ReadRequest,
  ReadResult,
  RemoteRepositoryReader,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  createPace,
  entityWith,
  fakeRemoteReader,
  fakeUrlReader,
  integrations,
  limits,
} from './__testUtils__/repositories';
import { LocalRepositoryReader } from './readers/LocalRepositoryReader';
import { UrlRepositoryReader } from './readers/UrlRepositoryReader';
import { RepositoryFactSource } from './RepositoryFactSource';
import { createJudge } from './__testUtils__/judge';

const judge = createJudge();

const commit = '0123456789abcdef0123456789abcdef01234567';
const root = (name: string) => `https://github.com/acme/${name}/tree/main`;
const at = (name: string, folder = '') =>
  entityWith(folder || name, {
    'backstage.io/source-location': `url:${root(name)}/${folder}`,
  });
const ref = (name: string) => `component:default/${name}`;

/** A repository with these files, all of which are empty. */
function withFiles(...files: readonly string[]): ReadResult {
  const contents = new Map<string, string>();
  const snapshot = { files, contents, unread: contents, commit, etag: commit };
  return { snapshot };
}

function sourceWith(...remote: readonly RemoteRepositoryReader[]) {
  const urlReader = fakeUrlReader({
    [root('other')]: { etag: commit, files: { 'go.mod': '', 'a_test.go': '' } },
  });
  const readers = createRepositoryReaders({
    logger: mockServices.logger.mock(),
  });
  remote.forEach(reader => readers.add(reader));
  const pace = createPace();
  const source = new RepositoryFactSource({
    readers: {
      local: new LocalRepositoryReader({ roots: new Map(), pace }),
      remote: readers,
      url: new UrlRepositoryReader({ urlReader, pace }),
    },
    integrations,
    limits,
    judge,
  });
  return { readers, source, urlReader };
}

function collect(
  source: RepositoryFactSource,
  entities: readonly Entity[],
  options: Partial<CollectOptions> = {},
) {
  return source.collect({
    entities,
    etags: new Map(),
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
    ...options,
  });
}

function readTests(answer: CollectedFacts | undefined) {
  const fact = answer && 'facts' in answer ? answer.facts.tests : undefined;
  return fact && 'value' in fact ? fact.value : answer;
}

describe('readers of other modules', () => {
  it('keep the contract of fact sources', async () => {
    const reader = fakeRemoteReader({
      [root('shop')]: withFiles('a_test.go', 'web/app.test.ts'),
      [root('gone')]: { error: 'repository not found' },
      [root('mute')]: undefined,
    });
    await expect(
      testFactSource({
        source: sourceWith(reader).source,
        entities: [at('shop'), at('shop', 'web'), at('other')],
        brokenEntities: [at('gone'), at('mute'), at('shop', 'nowhere')],
      }),
    ).resolves.toBeUndefined();
  });

  it('are asked once a batch for what they read, and the URL reader for the rest', async () => {
    const reader = fakeRemoteReader({
      [root('shop')]: withFiles('a_test.go', 'web/app.test.ts'),
      [root('tool')]: withFiles('test_a.py'),
    });
    const { source, urlReader } = sourceWith(reader);
    const answers = await collect(source, [
      at('shop'),
      at('other'),
      at('shop', 'web'),
      at('tool'),
    ]);
    expect(reader.calls).toEqual([[root('shop'), root('tool')]]);
    expect(urlReader.readTree).toHaveBeenCalledTimes(1);
    expect(
      ['shop', 'web', 'tool', 'other'].map(name =>
        readTests(answers.get(ref(name))),
      ),
    ).toEqual([
      ['Go', 'JavaScript and TypeScript'],
      ['JavaScript and TypeScript'],
      ['Python'],
      ['Go'],
    ]);
    expect(answers.get(ref('tool'))).toMatchObject({
      etag: expect.stringMatching(`:${commit}$`),
      facts: {
        tests: {
          evidence: [
            { url: `https://github.com/acme/tool/blob/${commit}/test_a.py` },
          ],
        },
      },
    });
  });

  it('may be added after the source was made', async () => {
    const { readers, source } = sourceWith();
    readers.add(fakeRemoteReader({ [root('shop')]: withFiles('test_a.py') }));
    const answers = await collect(source, [at('shop')]);
    expect(readTests(answers.get(ref('shop')))).toEqual(['Python']);
  });

  it('get the etag, the wanted files and the limits', async () => {
    const asked: unknown[] = [];
    const reader = fakeRemoteReader(
      { [root('shop')]: withFiles() },
      {
        async *read(requests: readonly ReadRequest[], options) {
          for (const request of requests) {
            const { etag, wants } = request;
            asked.push([
              etag,
              Boolean(wants('.github/workflows/ci.yml')),
              Boolean(wants('a.bin')),
              options.limits,
            ]);
            const result = etag ? ({ unchanged: true } as const) : withFiles();
            yield { request, result };
          }
        },
      },
    );
    const { source } = sourceWith(reader);
    const first = (await collect(source, [at('shop')])).get(ref('shop'));
    const etag = first && 'etag' in first ? first.etag! : '';
    const second = await collect(source, [at('shop')], {
      etags: new Map([[ref('shop'), etag]]),
    });
    expect(second.get(ref('shop'))).toEqual({ unchanged: true });
    expect(asked).toEqual([
      [undefined, true, false, limits],
      [commit, true, false, limits],
    ]);
  });

  it('may put a repository off, for each entity in it', async () => {
    const postponed = {
      until: '2030-01-01T00:00:00Z',
      reason: 'the rest of the rate limit is kept for others',
    };
    const reader = fakeRemoteReader({ [root('shop')]: { postponed } });
    const answers = await collect(sourceWith(reader).source, [
      at('shop'),
      at('shop', 'web'),
    ]);
    expect([...answers]).toEqual([
      [ref('shop'), { postponed }],
      [ref('web'), { postponed }],
    ]);
  });

  it('cost only what they did not answer when they break', async () => {
    const reader = fakeRemoteReader(
      { [root('shop')]: undefined, [root('tool')]: undefined },
      {
        async *read([first]) {
          yield { request: first!, result: withFiles('a_test.go') };
          // Neither the second answer nor that to an own request counts.
          yield { request: first!, result: { error: 'twice' } };
          yield { request: { ...first! }, result: { error: 'not asked' } };
          throw new Error('502 of https://x:y@api.github.com/?t=1');
        },
      },
    );
    const answers = await collect(sourceWith(reader).source, [
      at('shop'),
      at('tool'),
      at('other'),
    ]);
    expect(readTests(answers.get(ref('shop')))).toEqual(['Go']);
    expect(readTests(answers.get(ref('other')))).toEqual(['Go']);
    expect(answers.get(ref('tool'))).toEqual({
      error: `could not read ${root('tool')}: 502 of https://api.github.com/`,
    });
  });

  it('are told on when they leave a request unanswered', async () => {
    const reader = fakeRemoteReader({ [root('shop')]: undefined });
    const answers = await collect(sourceWith(reader).source, [at('shop')]);
    expect(answers.get(ref('shop'))).toEqual({
      error: `could not read ${root(
        'shop',
      )}: it was not answered by its reader`,
    });
  });

  it('are left behind at an abort, with what they answered', async () => {
    const controller = new AbortController();
    const reader = fakeRemoteReader(
      { [root('shop')]: undefined, [root('tool')]: undefined },
      {
        async *read([first]) {
          yield { request: first!, result: withFiles('a_test.go') };
          setTimeout(() => controller.abort(), 5);
          await new Promise(() => {});
        },
      },
    );
    const { source } = sourceWith(reader);
    const { signal } = controller;
    const answers = await collect(source, [at('shop'), at('tool')], { signal });
    expect([...answers.keys()]).toEqual([ref('shop')]);
    await expect(collect(source, [at('shop')], { signal })).rejects.toThrow(
      'aborted',
    );
  });
});

describe('pushes', () => {
  it.each([
    [at('Shop', 'web'), ['https://github.com/acme/shop']],
    [
      entityWith('a', {
        'backstage.io/managed-by-location':
          'url:https://ada:secret@gitlab.example.com/g/Sub/p/-/blob/main/a.yaml',
      }),
      ['https://gitlab.example.com/g/sub/p'],
    ],
    [entityWith('a', { 'platform-maturity.io/local-source': 'a/b' }), []],
    [entityWith('a'), []],
  ])('concern %j by its repository', (entity, keys) => {
    expect(sourceWith().source.resourceKeys(entity)).toEqual(keys);
  });

  it('of readers become resource keys', async () => {
    const heard: (readonly string[])[] = [];
    const subscribe: RemoteRepositoryReader['subscribe'] = async tell =>
      tell(['https://github.com/Acme/Shop.git', 'no url']);
    const { source, readers } = sourceWith(fakeRemoteReader({}, { subscribe }));
    await source.subscribe(keys => heard.push(keys));
    expect(heard).toEqual([['https://github.com/acme/shop']]);
    readers.add(fakeRemoteReader({}, { subscribe }));
    expect(heard).toHaveLength(2);
  });
});
