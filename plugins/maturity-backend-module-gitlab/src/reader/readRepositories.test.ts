import {
  ReadLimits,
  ReadRequest,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { toCommitId, FakeProject } from '../__testUtils__/FakeProject';
import { Fault, startSource } from '../__testUtils__/startSource';

const defaults: ReadLimits = {
  files: 100_000,
  fileSize: 1_000,
  contents: 200,
  totalSize: 200_000,
};
const wants = (path: string) => /\.ya?ml$|\.bin$/.test(path);
const toRoot = (path: string) => `https://gitlab.com/${path}`;

async function start(...options: Parameters<typeof startSource>) {
  const started = await startSource(...options);
  const { gitlab, reader } = started;
  const read = (
    requests: readonly ReadRequest[],
    limits: Partial<ReadLimits> = {},
    signal?: AbortSignal,
  ) => started.read(requests, { ...defaults, ...limits }, signal);
  return { gitlab, reader, read };
}

const small: FakeProject = {
  path: 'acme/small',
  files: {
    'README.md': 'hello',
    '.gitlab-ci.yml': 'test: {}',
    'chart/values.yaml': 'a: 1',
    'logo.bin': new Uint8Array([1, 0, 2]),
    'link.yml': 'target',
    'large.yml': 'x'.repeat(2_000),
  },
  links: ['link.yml'],
};

const many = (count: number, files: (at: number) => FakeProject['files']) =>
  Array.from(
    { length: count },
    (_, at): FakeProject => ({ path: `acme/p${at}`, files: files(at) }),
  );

const createRequests = (
  projects: readonly FakeProject[],
  isKnown = false,
): ReadRequest[] =>
  projects.map(project => ({
    root: `${toRoot(project.path)}/-/tree/main`,
    wants,
    ...(isKnown && { etag: toCommitId(project) }),
  }));

describe('the reader of repositories on GitLab', () => {
  it('reads the files of a project, and the contents that are wanted', async () => {
    const { read } = await start([small]);
    const root = toRoot('acme/small');
    const results = await read([{ root, wants }]);
    expect(results.get(root)).toEqual({
      snapshot: {
        files: Object.keys(small.files!),
        contents: new Map([
          ['.gitlab-ci.yml', 'test: {}'],
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
    const { reader } = await start([small]);
    expect(reader.reads(toRoot('acme/small'))).toBe(true);
    expect(reader.reads('https://github.com/acme/small')).toBe(false);
    expect(reader.reads('https://gitlab.com/acme')).toBe(false);
    expect(reader.reads('nonsense')).toBe(false);
  });

  it('leaves a host without a token to the URL reader', async () => {
    const { reader } = await start([small], { token: undefined });
    expect(reader.reads(toRoot('acme/small'))).toBe(false);
  });

  it('costs one query for fifty projects that did not change', async () => {
    const projects = many(100, () => ({ 'a.yml': 'a' }));
    const { gitlab, read } = await start(projects);
    const results = await read(createRequests(projects, true));
    expect([...results.values()]).toEqual(
      projects.map(() => ({ unchanged: true })),
    );
    expect(gitlab.counts).toEqual({ graphql: 2, rest: 0, notModified: 0 });
  });

  it('reads a hundred projects at first in few requests', async () => {
    const projects = many(100, at => ({
      'README.md': 'a',
      '.gitlab-ci.yml': `job-${at}: {}`,
      'k8s/deployment.yaml': 'b',
      'catalog-info.yaml': 'c',
      'mkdocs.yml': 'd',
      'values.yaml': 'e',
    }));
    const { gitlab, read } = await start(projects);
    const results = await read(createRequests(projects));
    const contents = [...results.values()].flatMap(result =>
      'snapshot' in result ? [result.snapshot.contents.size] : [],
    );
    expect(contents).toEqual(projects.map(() => 5));
    // Two for the commits, seven for the lists of each fifty, and the contents.
    const lists = gitlab.requests.filter(({ text }) =>
      text.includes('paginatedTree'),
    );
    expect(lists).toHaveLength(14);
    expect(gitlab.counts.graphql).toBe(2 + 14 + 26);
    expect(gitlab.requests.every(({ status }) => status === 200)).toBe(true);
    const complexities = gitlab.requests.flatMap(each => each.complexity ?? []);
    expect(Math.max(...complexities)).toBeLessThanOrEqual(250);
  });

  it.each(['original', 'always'] as const)(
    'reads the contents where GitLab counts them by the rule: %s',
    async blobRule => {
      const files = Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [`f${at}.yml`, `${at}`]),
      );
      const { gitlab, read } = await start([{ path: 'acme/many', files }]);
      gitlab.blobRule = blobRule;
      const root = toRoot('acme/many');
      const result = (await read([{ root, wants }])).get(root);
      expect(result).toMatchObject({ snapshot: { unread: new Map() } });
      expect(
        result && 'snapshot' in result && result.snapshot.contents.size,
      ).toBe(40);
      const refused = gitlab.requests.filter(
        ({ complexity = 0 }) => complexity > 250,
      );
      expect(refused.length).toBeLessThanOrEqual(3);
    },
  );

  it('reads the pages of a long list, and no more than are allowed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 350 }, (_, at) => [`src/f${at}.ts`, '']),
    );
    const { gitlab, read } = await start([{ path: 'acme/long', files }]);
    const root = toRoot('acme/long');
    const all = (await read([{ root, wants }])).get(root);
    expect(all && 'snapshot' in all && all.snapshot.files).toHaveLength(350);
    expect(gitlab.counts.graphql).toBe(1 + 4);
    const cut = await read([{ root, wants }], { files: 150 });
    expect(cut.get(root)).toMatchObject({
      snapshot: {
        unread: new Map([['', expect.stringContaining('more than 150 files')]]),
      },
    });
    expect(gitlab.counts.graphql).toBe(5 + 1 + 2);
  });

  it('answers for a branch that there is not, and an empty project', async () => {
    const { read } = await start([small, { path: 'acme/empty', empty: true }]);
    const results = await read([
      { root: `${toRoot('acme/small')}/-/tree/gone`, wants },
      { root: toRoot('acme/empty'), wants },
      { root: toRoot('acme/missing'), wants },
    ]);
    expect([...results.values()]).toEqual(
      expect.arrayContaining([
        { error: 'acme/small on gitlab.com has no gone' },
        { snapshot: { files: [], contents: new Map(), unread: new Map() } },
        { error: expect.stringContaining('there is no project acme/missing') },
      ]),
    );
  });

  it('follows a project to its new path, and reads what it may', async () => {
    const { read } = await start([
      { ...small, path: 'acme/web/small', formerPaths: ['acme/small'] },
      { ...small, path: 'acme/closed', role: 'Guest' },
    ]);
    const results = await read([
      { root: toRoot('acme/small'), wants },
      { root: toRoot('acme/closed'), wants },
    ]);
    expect(results.get(toRoot('acme/small'))).toHaveProperty('snapshot');
    expect(results.get(toRoot('acme/closed'))).toEqual({
      error: expect.stringContaining('role Reporter'),
    });
  });

  it('loses one project, and not the others', async () => {
    const projects = many(20, () => ({ 'a.yml': 'a' }));
    const { gitlab, read } = await start(projects);
    gitlab.fault = ({ body }): ReturnType<Fault> =>
      body.includes('paginatedTree') && body.includes('"acme/p3"')
        ? { status: 504 }
        : undefined;
    const results = [...(await read(createRequests(projects))).entries()];
    expect(results.filter(([, result]) => 'error' in result)).toEqual([
      [
        'https://gitlab.com/acme/p3/-/tree/main',
        { error: 'gitlab.com failed (504): fault' },
      ],
    ]);
  });

  it('leaves the rest of the rate limit to others', async () => {
    const projects = many(20, () => ({ 'a.yml': 'a' }));
    const { gitlab, read } = await start(projects);
    gitlab.remaining = 401;
    const results = await read(createRequests(projects));
    expect([...results.values()][0]).toMatchObject({
      postponed: { reason: expect.stringContaining('kept for others') },
    });
  });

  it('ends soon after an abort', async () => {
    const { gitlab, read } = await start([small]);
    gitlab.fault = () => 'hang';
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
