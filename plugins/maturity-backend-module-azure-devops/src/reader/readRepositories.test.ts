import { shop } from '../__testUtils__/exampleWorld';
import {
  FakeRepository,
  toCommitId,
  toObjectId,
} from '../__testUtils__/FakeProject';
import { limits, startSource } from '../__testUtils__/startSource';

const wants = (path: string) => !path.endsWith('.md');

async function start(
  repository: FakeRepository,
  more: readonly FakeRepository[] = [],
) {
  const started = await startSource([
    { ...shop, repositories: [repository, ...more] },
  ]);
  const root = (name: string, query = '') =>
    `${started.azure.apiUrl}/Web%20L%C3%A4den/_git/${name}${query}`;
  return {
    ...started,
    root,
    readOne: async (options: { query?: string; etag?: string } = {}) => {
      const key = root(repository.name, options.query);
      const results = await started.read(
        [{ root: key, wants, etag: options.etag }],
        limits,
      );
      return results.get(key);
    },
  };
}

const code: FakeRepository = {
  name: 'code',
  files: {
    'README.md': '# Code',
    'src/a.ts': 'a();',
    'src/same.ts': 'a();',
    'empty.txt': '',
    'logo.png': new Uint8Array([0, 1, 2]),
    'large.json': 'x'.repeat(2_000),
    link: null,
  },
};

describe('the repository reader of Azure DevOps', () => {
  it('reads paths, and the contents that are wanted', async () => {
    const { azure, readOne } = await start(code);
    const commit = toCommitId(code);
    expect(await readOne()).toEqual({
      snapshot: {
        files: Object.keys(code.files!),
        contents: new Map([
          ['src/a.ts', 'a();'],
          ['src/same.ts', 'a();'],
          ['empty.txt', ''],
        ]),
        unread: new Map([
          ['logo.png', 'logo.png is not text in UTF-8'],
          ['large.json', expect.stringContaining('larger than 1024 bytes')],
        ]),
        commit,
        etag: commit,
      },
    });
    // Repositories, the branch, the files, and the contents.
    expect(azure.counts.rest).toBe(4);
  });

  it('asks for the branches only where nothing changed', async () => {
    const others = Array.from({ length: 99 }, (_, at) => ({
      name: `r${at}`,
      files: { a: 'a' },
    }));
    const { azure, read, root } = await start(code, others);
    const requests = [code, ...others].map(repository => ({
      root: root(repository.name),
      wants,
      etag: toCommitId(repository),
    }));
    const results = await read(requests, limits);
    expect([...results.values()]).toEqual(
      requests.map(() => ({ unchanged: true })),
    );
    expect(azure.counts.rest).toBe(101);
  });

  it.each([
    ['?version=GBrelease%2F1', 'refs/heads/release/1'],
    ['?version=GTv1', 'refs/tags/v1'],
    [`?version=GC${toObjectId('other')}`, ''],
  ])('reads another ref: %s', async (query, name) => {
    const commit = toObjectId('other');
    const { readOne } = await start({ ...code, refs: { [name]: commit } });
    expect(await readOne({ query })).toMatchObject({ snapshot: { commit } });
  });

  it.each([
    [
      'a branch that is gone',
      code,
      '?version=GBgone',
      { error: expect.stringContaining('has no gone') },
    ],
    [
      'an empty repository',
      { name: 'code', branch: '' },
      '',
      { snapshot: { files: [] } },
    ],
    [
      'a disabled repository',
      { name: 'code', isDisabled: true },
      '',
      { error: 'the repository code is disabled' },
    ],
  ])('answers for %s', async (_, repository, query, expected) => {
    const { readOne } = await start(repository);
    expect(await readOne({ query })).toMatchObject(expected);
  });

  it('reads contents one by one where the token may not ask for many', async () => {
    const { azure, readOne } = await start(code);
    azure.fault = ({ path }) =>
      path.endsWith('/blobs') ? { status: 403 } : undefined;
    expect(await readOne()).toMatchObject({
      snapshot: {
        contents: new Map([
          ['src/a.ts', 'a();'],
          ['src/same.ts', 'a();'],
          ['empty.txt', ''],
        ]),
      },
    });
  });

  it.each([
    ['/refs', 500, 'failed (500)'],
    ['/items', 403, 'refused the request (403)'],
    ['/items', 401, 'did not accept the credentials (401)'],
    ['/blobs', 500, 'failed (500)'],
  ])('says what failed: %s %s', async (path, status, expected) => {
    const { azure, readOne } = await start(code);
    azure.fault = request =>
      request.path.endsWith(path) ? { status } : undefined;
    expect(await readOne()).toEqual({
      error: expect.stringContaining(expected),
    });
  });

  it('says what is no zip file', async () => {
    const { azure, readOne } = await start(code);
    azure.fault = ({ path }) =>
      path.endsWith('/blobs') ? { status: 200, text: 'no' } : undefined;
    expect(await readOne()).toEqual({
      error: expect.stringContaining('something else than a zip file'),
    });
  });
});
