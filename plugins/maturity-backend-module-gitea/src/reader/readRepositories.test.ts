import {
  ReadLimits,
  ReadRequest,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { FakeRepository, toCommitId } from '../__testUtils__/FakeRepository';
import { startSource } from '../__testUtils__/startSource';

// Long lists take a while to check.
jest.setTimeout(60_000);

const defaults: ReadLimits = {
  files: 100_000,
  fileSize: 1_000,
  contents: 200,
  totalSize: 200_000,
};
const wants = (path: string) => /\.ya?ml$|\.bin$/.test(path);

async function start(...options: Parameters<typeof startSource>) {
  const started = await startSource(...options);
  const toRoot = (slug: string, ref = 'main') =>
    `${started.baseUrl}/${slug}/src/branch/${ref}`;
  return {
    ...started,
    toRoot,
    read: (
      requests: readonly ReadRequest[],
      limits: Partial<ReadLimits> = {},
      signal?: AbortSignal,
    ) => started.read(requests, { ...defaults, ...limits }, signal),
    toRequests: (
      repositories: readonly FakeRepository[],
      isKnown = false,
    ): ReadRequest[] =>
      repositories.map(repository => ({
        root: toRoot(repository.slug),
        wants,
        ...(isKnown && { etag: toCommitId(repository) }),
      })),
  };
}

const small: FakeRepository = {
  slug: 'acme/small',
  files: {
    'README.md': 'hello',
    'ci.yml': 'test: {}',
    'chart/values.yaml': 'a: 1',
    'logo.bin': new Uint8Array([1, 0, 2]),
    'link.yml': 'target',
    'large.yml': 'x'.repeat(2_000),
  },
  links: ['link.yml'],
};

const many = (count: number): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    slug: `acme/r${at}`,
    files: { 'README.md': 'a', 'ci.yml': `job-${at}: {}`, 'mkdocs.yml': 'd' },
  }));

describe('the reader of repositories on Gitea', () => {
  it('reads the files of a repository, and the contents that are wanted', async () => {
    const { read, toRoot } = await start([small]);
    const root = toRoot('acme/small');
    expect((await read([{ root, wants }])).get(root)).toEqual({
      snapshot: {
        files: Object.keys(small.files!),
        contents: new Map([
          ['ci.yml', 'test: {}'],
          ['chart/values.yaml', 'a: 1'],
        ]),
        unread: new Map([
          ['logo.bin', expect.stringContaining('logo.bin')],
          ['large.yml', expect.stringContaining('larger than 1000 bytes')],
        ]),
        commit: toCommitId(small),
        etag: toCommitId(small),
      },
    });
  });

  it('knows what it reads', async () => {
    const { reader, baseUrl } = await start([small]);
    expect(reader.reads(`${baseUrl}/acme/small`)).toBe(true);
    expect(reader.reads('https://github.com/acme/small')).toBe(false);
    expect(reader.reads(`${baseUrl}/acme`)).toBe(false);
    expect(reader.reads('nonsense')).toBe(false);
    const without = await start([small], { password: undefined });
    expect(without.reader.reads(without.toRoot('acme/small'))).toBe(false);
  });

  it('costs one request for a repository that did not change', async () => {
    const repositories = many(100);
    const { gitea, read, toRequests } = await start(repositories);
    const results = await read(toRequests(repositories, true));
    expect([...results.values()]).toEqual(
      repositories.map(() => ({ unchanged: true })),
    );
    expect(gitea.counts.rest).toBe(100);
  });

  it('reads a hundred repositories at first, the same content once', async () => {
    const repositories = many(100);
    const { gitea, read, toRequests } = await start(repositories);
    const results = await read(toRequests(repositories));
    const contents = [...results.values()].flatMap(result =>
      'snapshot' in result ? [result.snapshot.contents.size] : [],
    );
    expect(contents).toEqual(repositories.map(() => 2));
    // Commit, list and own content of each; the shared one once for twenty.
    expect(gitea.counts.rest).toBe(3 * 100 + 5);
  });

  it('reads the pages of a long list, and no more than are allowed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3_500 }, (_, at) => [`src/f${at}.ts`, 'a']),
    );
    const { gitea, read, toRoot } = await start(
      [{ slug: 'acme/long', files }],
      {
        timeout: 30_000,
      },
    );
    const root = toRoot('acme/long');
    const all = (await read([{ root, wants }])).get(root);
    expect(all && 'snapshot' in all && all.snapshot.files).toHaveLength(3_500);
    expect(gitea.counts.rest).toBe(1 + 4);
    const cut = await read([{ root, wants }], { files: 1_500 });
    expect(cut.get(root)).toMatchObject({
      snapshot: {
        unread: new Map([
          ['', expect.stringContaining('more than 1500 files')],
        ]),
      },
    });
    expect(gitea.counts.rest).toBe(5 + 1 + 2);
  });

  it('answers for a branch that there is not, and an empty repository', async () => {
    const { read, toRoot, name } = await start([
      small,
      { slug: 'acme/empty', empty: true },
      { ...small, slug: 'acme/closed', hidden: ['code'] },
    ]);
    const roots = [
      toRoot('acme/small', 'gone'),
      toRoot('acme/empty'),
      toRoot('acme/missing'),
      toRoot('acme/closed'),
    ];
    const results = await read(roots.map(root => ({ root, wants })));
    expect(roots.map(root => results.get(root))).toEqual([
      {
        error: `${name} has no gone of acme/small, or does not show it (404): give the token's user read access to the code`,
      },
      { snapshot: { files: [], contents: new Map(), unread: new Map() } },
      { error: expect.stringContaining('acme/missing') },
      { error: expect.stringContaining('(403)') },
    ]);
  });

  it('follows a repository to its new name', async () => {
    const { read, toRoot } = await start([
      { ...small, slug: 'acme/new', formerSlugs: ['acme/old'] },
    ]);
    const root = toRoot('acme/old');
    expect((await read([{ root, wants }])).get(root)).toMatchObject({
      snapshot: {
        contents: new Map([
          ['ci.yml', 'test: {}'],
          ['chart/values.yaml', 'a: 1'],
        ]),
      },
    });
  });

  it('loses one repository, and not the others', async () => {
    const repositories = many(20);
    const { gitea, read, toRequests, name, toRoot } = await start(repositories);
    gitea.fault = ({ path }) =>
      path.startsWith('/repos/acme/r3/git/trees') ? { status: 504 } : undefined;
    const results = [...(await read(toRequests(repositories))).entries()];
    expect(results.filter(([, result]) => 'error' in result)).toEqual([
      [toRoot('acme/r3'), { error: `${name} failed (504): fault` }],
    ]);
  });

  it('loses one file, and not the others', async () => {
    const { gitea, read, toRoot } = await start([small]);
    let isFirst = true;
    gitea.fault = ({ path }) => {
      const isHit = path.includes('/git/blobs/') && isFirst;
      isFirst = isFirst && !isHit;
      return isHit ? { status: 404 } : undefined;
    };
    const root = toRoot('acme/small');
    expect((await read([{ root, wants }])).get(root)).toMatchObject({
      snapshot: {
        unread: new Map([
          ['ci.yml', 'ci.yml could not be read'],
          ['logo.bin', expect.any(String)],
          ['large.yml', expect.any(String)],
        ]),
      },
    });
  });

  it('ends soon after an abort', async () => {
    const { gitea, read, toRoot } = await start([small]);
    gitea.fault = () => 'hang';
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const reading = read(
      [{ root: toRoot('acme/small'), wants }],
      {},
      controller.signal,
    );
    await expect(reading).rejects.toThrow(/abort/i);
  });
});
