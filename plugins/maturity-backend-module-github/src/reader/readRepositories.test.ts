import {
  ReadLimits,
  ReadRequest,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { bare, shop } from '../__testUtils__/exampleWorld';
import { toCommitId, FakeRepository } from '../__testUtils__/FakeRepository';
import { startSource } from '../__testUtils__/startSource';

const limits: ReadLimits = {
  files: 1_000,
  fileSize: 1_024,
  contents: 100,
  totalSize: 100_000,
};

async function start(...options: Parameters<typeof startSource>) {
  const started = await startSource(...options);
  const { github } = started;
  const read = (
    requests: readonly (Partial<ReadRequest> & { root: string })[],
    change: Partial<ReadLimits> = {},
    signal?: AbortSignal,
  ) =>
    started.read(
      requests.map(request => ({
        wants: (path: string) => /\.(ya?ml|bin|txt)$/.test(path),
        ...request,
      })),
      { ...limits, ...change },
      signal,
    );
  const graphqlRequests = () =>
    github.requests.filter(({ kind }) => kind === 'graphql').length;
  return { ...started, read, graphqlRequests };
}

const toRoot = (slug: string) => `https://github.com/${slug}/tree/main`;

describe('the reader of repositories on GitHub', () => {
  it('reads the files that are wanted, at the commit', async () => {
    const { read } = await start([shop]);
    const result = (await read([{ root: toRoot('acme/shop') }])).get(
      toRoot('acme/shop'),
    );
    const commit = toCommitId(shop);
    expect(result).toEqual({
      snapshot: {
        files: expect.arrayContaining(Object.keys(shop.files!)),
        contents: new Map([
          ['.github/workflows/ci.yml', shop.files!['.github/workflows/ci.yml']],
        ]),
        unread: new Map(),
        commit,
        etag: commit,
      },
    });
  });

  it('asks four queries for fifty repositories, and one when nothing changed', async () => {
    const repositories = Array.from(
      { length: 50 },
      (_, at): FakeRepository => ({
        slug: `acme/repository-${at}`,
        files: { 'ci.yml': `on: push # ${at}`, 'README.md': '' },
      }),
    );
    const { read, graphqlRequests, github } = await start(repositories);
    const roots = repositories.map(({ slug }) => toRoot(slug));
    const first = await read(roots.map(root => ({ root })));
    // One for the commits, two for the files, one for the contents.
    expect(graphqlRequests()).toBe(4);
    expect(github.counts.rest).toBe(0);
    expect([...first.values()].every(each => 'snapshot' in each)).toBe(true);
    github.requests.length = 0;
    const again = await read(
      roots.map((root, at) => ({ root, etag: toCommitId(repositories[at]!) })),
    );
    expect([...again.values()].every(each => 'unchanged' in each)).toBe(true);
    expect(github.requests).toHaveLength(1);
  });

  it('says what it could not read, and why', async () => {
    const { read } = await start([
      {
        slug: 'acme/odd',
        files: {
          'large.txt': 'x'.repeat(2_000),
          'picture.bin': new Uint8Array([1, 0, 2]),
          'a.txt': 'text',
        },
      },
    ]);
    const result = (await read([{ root: toRoot('acme/odd') }])).get(
      toRoot('acme/odd'),
    );
    expect(result).toMatchObject({
      snapshot: {
        contents: new Map([['a.txt', 'text']]),
        unread: new Map([
          ['large.txt', expect.stringContaining('limits.fileSize')],
          ['picture.bin', 'picture.bin is not text in UTF-8'],
        ]),
      },
    });
  });

  it('knows an empty repository, a branch, one that is gone and one that is cut', async () => {
    const { read } = await start([
      bare,
      shop,
      {
        slug: 'acme/huge',
        files: { 'a/b': '', 'c/d': '', 'e.md': '' },
        truncated: true,
        diskUsage: 1_000_000,
      },
      { slug: 'acme/dev', branch: 'dev', files: { 'a.txt': 'a' } },
    ]);
    const answers = await read([
      { root: 'https://github.com/acme/bare' },
      { root: 'https://github.com/acme/gone' },
      { root: 'https://github.com/acme/huge' },
      { root: 'https://github.com/acme/dev/tree/dev' },
      { root: 'https://github.com/acme/shop/tree/nope' },
    ]);
    expect([...answers]).toEqual(
      expect.arrayContaining([
        [
          'https://github.com/acme/bare',
          { snapshot: expect.objectContaining({ files: [] }) },
        ],
        [
          'https://github.com/acme/gone',
          {
            error: expect.stringContaining('there is no repository acme/gone'),
          },
        ],
        [
          'https://github.com/acme/huge',
          {
            snapshot: expect.objectContaining({
              files: ['a/b', 'e.md'],
              unread: new Map([
                [
                  '',
                  expect.stringContaining('more files than github.com lists'),
                ],
              ]),
            }),
          },
        ],
        [
          'https://github.com/acme/dev/tree/dev',
          {
            snapshot: expect.objectContaining({
              contents: new Map([['a.txt', 'a']]),
            }),
          },
        ],
        [
          'https://github.com/acme/shop/tree/nope',
          { error: 'acme/shop on github.com has no nope' },
        ],
      ]),
    );
  });

  it('lists folders however deep they are, and large repositories by REST', async () => {
    const deep = `${'a/'.repeat(20)}b.txt`;
    const { read, github } = await start([
      { slug: 'acme/deep', files: { [deep]: 'deep', 'c.txt': 'c' } },
      { slug: 'acme/large', files: { 'd.txt': 'd' }, diskUsage: 1_000_000 },
      { slug: 'acme/endless', files: { [`${'a/'.repeat(40)}e.txt`]: 'e' } },
    ]);
    const roots = ['deep', 'large', 'endless'].map(name =>
      toRoot(`acme/${name}`),
    );
    const answers = await read(roots.map(root => ({ root })));
    expect(
      roots.map(root => {
        const answer = answers.get(root)!;
        return 'snapshot' in answer && [...answer.snapshot.contents.values()];
      }),
    ).toEqual([['c', 'deep'], ['d'], ['e']]);
    const asked = github.requests.filter(({ kind }) => kind === 'rest');
    expect(asked.map(({ text }) => text.split('/')[3]).sort()).toEqual([
      'endless',
      'large',
    ]);
  });

  it('asks an older server, which does not tell sizes of files, by REST', async () => {
    const { read, github } = await start([shop]);
    github.without = ['TreeEntry.size'];
    const ask = async () => {
      github.requests.length = 0;
      const answers = await read([{ root: toRoot('acme/shop') }]);
      expect(answers.get(toRoot('acme/shop'))).toHaveProperty('snapshot');
      return github.counts;
    };
    expect(await ask()).toMatchObject({ graphql: 3, rest: 1 });
    // It is remembered that it does not know them.
    expect(await ask()).toMatchObject({ graphql: 2, rest: 1 });
  });

  it('keeps the limit of files', async () => {
    const { read } = await start([shop]);
    const answers = await read([{ root: toRoot('acme/shop') }], { files: 2 });
    expect(answers.get(toRoot('acme/shop'))).toMatchObject({
      snapshot: {
        unread: new Map([['', expect.stringContaining('limits.files')]]),
      },
    });
  });

  it('leaves the rate limit to others', async () => {
    const { read, github } = await start([shop]);
    github.fault = () => ({ status: 429, headers: { 'retry-after': '60' } });
    const answers = await read([{ root: toRoot('acme/shop') }]);
    expect(answers.get(toRoot('acme/shop'))).toEqual({
      postponed: {
        until: expect.any(String),
        reason: expect.stringContaining('github.com'),
      },
    });
  });

  it('costs one repository what goes wrong with its files', async () => {
    const { read, github } = await start([
      shop,
      { slug: 'acme/other', files: { 'a.txt': 'a' } },
    ]);
    github.fault = ({ path, body }) => {
      if (path.includes('/acme/shop/git/trees')) {
        return { status: 404 };
      }
      return body.includes('on Tree') && body.includes('"shop"')
        ? { status: 502 }
        : undefined;
    };
    const answers = await read([
      { root: toRoot('acme/shop') },
      { root: toRoot('acme/other') },
    ]);
    expect(answers.get(toRoot('acme/shop'))).toEqual({
      error: expect.stringContaining("'Contents: read'"),
    });
    expect(answers.get(toRoot('acme/other'))).toHaveProperty('snapshot');
  });

  it('reads only what is on GitHub, and only with credentials', async () => {
    const { reader } = await start([]);
    expect(reader.reads(toRoot('acme/shop'))).toBe(true);
    expect(reader.reads('https://gitlab.com/acme/shop')).toBe(false);
    expect(reader.reads('https://github.com/acme')).toBe(false);
    expect(reader.reads('nonsense')).toBe(false);
    const without = await start([], { token: undefined });
    expect(without.reader.reads(toRoot('acme/shop'))).toBe(false);
  });

  it('ends with an abort', async () => {
    const { read, github } = await start([shop]);
    github.fault = () => 'hang';
    const controller = new AbortController();
    const pending = read(
      [{ root: toRoot('acme/shop') }],
      {},
      controller.signal,
    );
    setTimeout(() => controller.abort(), 50);
    await expect(pending).rejects.toThrow(/abort/i);
  });
});
