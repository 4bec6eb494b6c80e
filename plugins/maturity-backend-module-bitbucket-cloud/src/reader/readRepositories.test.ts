import {
  ReadLimits,
  ReadRequest,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { FakeRepository, toCommitId } from '../__testUtils__/FakeRepository';
import { startSource } from '../__testUtils__/startSource';

const defaults: ReadLimits = {
  files: 100_000,
  fileSize: 1_000,
  contents: 200,
  totalSize: 200_000,
};
const wants = (path: string) => /\.ya?ml$|\.bin$/.test(path);
const toRoot = (slug: string) => `https://bitbucket.org/${slug}`;

async function start(...options: Parameters<typeof startSource>) {
  const started = await startSource(...options);
  const read = (
    requests: readonly ReadRequest[],
    limits: Partial<ReadLimits> = {},
    signal?: AbortSignal,
  ) => started.read(requests, { ...defaults, ...limits }, signal);
  return { ...started, read };
}

const small: FakeRepository = {
  slug: 'acme/small',
  files: {
    'README.md': 'hello',
    'bitbucket-pipelines.yml': 'pipelines: {}',
    'chart/größe.yaml': 'a: 1',
    'logo.bin': new Uint8Array([1, 0, 2]),
    'large.yml': 'x'.repeat(2_000),
  },
  branches: { dev: 'd'.repeat(40) },
};

const many = (count: number): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    slug: `acme/r${at}`,
    files: { 'a.yml': `${at}` },
  }));
const toRequests = (
  repositories: readonly FakeRepository[],
  isKnown = false,
): ReadRequest[] =>
  repositories.map(repository => ({
    root: `${toRoot(repository.slug)}/src/main`,
    wants,
    ...(isKnown && { etag: toCommitId(repository) }),
  }));

describe('the reader of repositories on Bitbucket Cloud', () => {
  it('reads the files of a repository, and the contents that are wanted', async () => {
    const { bitbucket, read } = await start([small]);
    const root = toRoot('acme/small');
    expect((await read([{ root, wants }])).get(root)).toEqual({
      snapshot: {
        files: Object.keys(small.files!),
        contents: new Map([
          ['bitbucket-pipelines.yml', 'pipelines: {}'],
          ['chart/größe.yaml', 'a: 1'],
        ]),
        unread: new Map([
          ['logo.bin', expect.stringContaining('logo.bin')],
          ['large.yml', expect.stringContaining('larger than 1000 bytes')],
        ]),
        commit: toCommitId(small),
        etag: toCommitId(small),
      },
    });
    expect(bitbucket.archives).toEqual([`acme/small@${toCommitId(small)}`]);
  });

  it('knows what it reads, and leaves it to the URL reader without credentials', async () => {
    const { reader } = await start([small]);
    expect(reader.reads(toRoot('acme/small'))).toBe(true);
    expect(reader.reads('https://github.com/acme/small')).toBe(false);
    expect(reader.reads('https://bitbucket.org/acme')).toBe(false);
    const anonymous = await start([small], { integration: {} });
    expect(anonymous.reader.reads(toRoot('acme/small'))).toBe(false);
  });

  it('costs one request for a hundred repositories that did not change', async () => {
    const repositories = many(100);
    const { bitbucket, read } = await start(repositories);
    const results = await read(toRequests(repositories, true));
    expect([...results.values()]).toEqual(
      repositories.map(() => ({ unchanged: true })),
    );
    expect(bitbucket.counts.rest).toBe(1);
    expect(bitbucket.archives).toEqual([]);
  });

  it('costs a request and an archive for each that did', async () => {
    const repositories = many(20);
    const { bitbucket, read } = await start(repositories);
    const results = await read(toRequests(repositories));
    expect([...results.values()].every(each => 'snapshot' in each)).toBe(true);
    expect(bitbucket.archives).toHaveLength(20);
    // The URL reader asks for the commit once more.
    expect(bitbucket.counts.rest).toBe(1 + 20);
  });

  it('reads other refs, and says which there are not', async () => {
    const commit = 'c'.repeat(40);
    const { bitbucket, read } = await start([
      {
        ...small,
        branches: {
          ...small.branches,
          [commit]: commit,
          ['d'.repeat(40)]: 'd'.repeat(40),
        },
      },
      { slug: 'acme/bare', empty: true },
    ]);
    const toRequest = (ref: string) => ({
      root: `${toRoot('acme/small')}/src/${ref}`,
      wants,
    });
    const results = await read([
      toRequest('dev'),
      toRequest('HEAD'),
      toRequest(commit),
      toRequest('gone'),
      { root: toRoot('acme/bare'), wants },
      { root: toRoot('acme/missing'), wants },
    ]);
    expect(bitbucket.archives.map(each => each.split('@')[1])).toEqual(
      expect.arrayContaining(['d'.repeat(40), toCommitId(small), commit]),
    );
    expect([...results.values()].slice(-6)).toEqual(
      expect.arrayContaining([
        { error: 'acme/small on bitbucket.org has no gone' },
        { snapshot: { files: [], contents: new Map(), unread: new Map() } },
        {
          error: expect.stringContaining('there is no repository acme/missing'),
        },
      ]),
    );
  });

  it('asks for the commit where the list does not have it', async () => {
    const { read } = await start([{ ...small, isPlain: true }]);
    const root = toRoot('acme/small');
    expect((await read([{ root, wants }])).get(root)).toMatchObject({
      snapshot: { commit: toCommitId(small) },
    });
  });

  it('loses one repository, and not the others', async () => {
    const repositories = many(20);
    const { bitbucket, read } = await start(repositories);
    bitbucket.fault = ({ path }) =>
      path.includes('/r3/commits') ? { status: 500 } : undefined;
    const results = await read(toRequests(repositories));
    const failed = [...results].filter(([, result]) => 'error' in result);
    expect(failed).toEqual([
      [
        'https://bitbucket.org/acme/r3/src/main',
        { error: expect.stringContaining('500') },
      ],
    ]);
  });

  it('ends soon after an abort', async () => {
    const { bitbucket, read } = await start([small]);
    bitbucket.fault = ({ path }) =>
      path.includes('/commits') ? 'hang' : undefined;
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    await expect(
      read(toRequests([small]), {}, controller.signal),
    ).rejects.toThrow(/abort/i);
  });
});
