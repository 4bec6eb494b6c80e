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
  return {
    ...started,
    toRoot: (name: string) => {
      const [project, slug] = name.split('/');
      return `${started.baseUrl}/projects/${project}/repos/${slug}/browse`;
    },
    read: (
      requests: readonly ReadRequest[],
      limits: Partial<ReadLimits> = {},
      signal?: AbortSignal,
    ) => started.read(requests, { ...defaults, ...limits }, signal),
  };
}

const small: FakeRepository = {
  name: 'ACME/small',
  files: {
    'README.md': 'hello',
    'ci.yml': 'one\ntwo\nthree\nfour\n',
    'chart/a b/välues.yaml': 'a: 1',
    'logo.bin': new Uint8Array([1, 0, 2]),
    'large.yml': 'x'.repeat(2_000),
  },
};

const many = (count: number): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `ACME/r${at}`,
    files: { 'README.md': 'a', 'ci.yml': `job-${at}: {}` },
  }));

describe('the reader of repositories on Bitbucket', () => {
  it('reads the files of a repository, and the contents that are wanted', async () => {
    const { read, toRoot } = await start([small]);
    const root = toRoot(small.name);
    expect((await read([{ root, wants }])).get(root)).toEqual({
      snapshot: {
        files: Object.keys(small.files!),
        contents: new Map([
          ['ci.yml', 'one\ntwo\nthree\nfour\n'],
          ['chart/a b/välues.yaml', 'a: 1'],
        ]),
        unread: new Map([
          ['logo.bin', 'logo.bin could not be read'],
          ['large.yml', expect.stringContaining('larger than 1000 bytes')],
        ]),
        commit: toCommitId(small),
        etag: toCommitId(small),
      },
    });
  });

  it('knows what it reads', async () => {
    const { reader, baseUrl, toRoot } = await start([small]);
    expect(reader.reads(toRoot(small.name))).toBe(true);
    expect(reader.reads('https://github.com/acme/small')).toBe(false);
    expect(reader.reads(`${baseUrl}/projects/ACME`)).toBe(false);
    const without = await start([small], { token: undefined });
    expect(without.reader.reads(without.toRoot(small.name))).toBe(false);
  });

  it('costs one request for a repository that did not change, and three at first', async () => {
    const repositories = many(100);
    const { bitbucket, read, toRoot } = await start(repositories);
    const requests = repositories.map(({ name }) => ({
      root: toRoot(name),
      wants,
    }));
    const results = await read(requests);
    expect(
      [...results.values()].filter(result => 'snapshot' in result),
    ).toHaveLength(100);
    expect(bitbucket.counts.rest).toBe(300);
    const again = await read(
      requests.map((request, at) => ({
        ...request,
        etag: toCommitId(repositories[at]!),
      })),
    );
    expect([...again.values()]).toEqual(
      repositories.map(() => ({ unchanged: true })),
    );
    expect(bitbucket.counts.rest).toBe(400);
  });

  it('reads the pages of a long list, and no more than are allowed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3_500 }, (_, at) => [`src/f${at}.ts`, 'a']),
    );
    const name = 'ACME/long';
    const { bitbucket, read, toRoot } = await start([{ name, files }], {
      timeout: 30_000,
    });
    const root = toRoot(name);
    const all = (await read([{ root, wants }])).get(root);
    expect(all && 'snapshot' in all && all.snapshot.files).toHaveLength(3_500);
    expect(bitbucket.counts.rest).toBe(1 + 4);
    const cut = await read([{ root, wants }], { files: 1_500 });
    expect(cut.get(root)).toMatchObject({
      snapshot: {
        unread: new Map([
          ['', expect.stringContaining('more than 1500 files')],
        ]),
      },
    });
    expect(bitbucket.counts.rest).toBe(5 + 1 + 2);
  });

  it('answers for an empty repository, a missing one and a missing branch', async () => {
    const { read, toRoot, name } = await start([
      small,
      { name: 'ACME/empty', empty: true },
    ]);
    const roots = [
      toRoot('ACME/empty'),
      toRoot('ACME/missing'),
      `${toRoot('ACME/small')}?at=refs%2Fheads%2Fgone`,
    ];
    const results = await read(roots.map(root => ({ root, wants })));
    expect(roots.map(root => results.get(root))).toEqual([
      { snapshot: { files: [], contents: new Map(), unread: new Map() } },
      {
        error: `${name} has no default branch of ACME/missing, or does not show it (404): give the token's user the permission Repository read`,
      },
      { error: expect.stringContaining('no refs/heads/gone of ACME/small') },
    ]);
  });

  it('loses one repository, and not the others', async () => {
    const repositories = many(20);
    const { bitbucket, read, toRoot, name } = await start(repositories);
    bitbucket.fault = ({ path }) =>
      path.includes('/repos/r3/files') ? { status: 504 } : undefined;
    const results = await read(
      repositories.map(each => ({ root: toRoot(each.name), wants })),
    );
    expect(
      [...results.entries()].filter(([, result]) => 'error' in result),
    ).toEqual([[toRoot('ACME/r3'), { error: `${name} failed (504): fault` }]]);
  });

  it('ends soon after an abort', async () => {
    const { bitbucket, read, toRoot } = await start([small]);
    bitbucket.fault = () => 'hang';
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const reading = read(
      [{ root: toRoot(small.name), wants }],
      {},
      controller.signal,
    );
    await expect(reading).rejects.toThrow(/abort/i);
  });
});
