import { symlink, utimes } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ReadLimits,
  ReadOptions,
  ReadRequest,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createPace, limits, readOne } from '../__testUtils__/repositories';
import { LocalRepositoryReader } from './LocalRepositoryReader';

const directory = createMockDirectory();

beforeEach(() => {
  directory.setContent({
    outside: { 'secret.yaml': 'password: 1' },
    roots: {
      shop: {
        'README.md': '# Shop',
        'a.yaml': 'a: 1',
        'sub/b.yaml': 'b: 1',
        '.git/config': '[core]',
        node_modules: { 'x/index.js': '' },
        dist: { 'index.js': '' },
      },
      empty: {},
      'file.txt': 'no folder',
    },
  });
});

function read(
  root: string,
  options: {
    readonly limits?: Partial<ReadLimits>;
    readonly request?: Partial<ReadRequest>;
    readonly roots?: ReadonlyMap<string, string>;
    readonly signal?: ReadOptions['signal'];
  } = {},
) {
  const { roots = new Map([['examples', directory.resolve('roots')]]) } =
    options;
  return readOne(
    new LocalRepositoryReader({ roots, pace: createPace() }),
    { root, wants: path => path.endsWith('.yaml'), ...options.request },
    {
      limits: { ...limits, ...options.limits },
      ...(options.signal && { signal: options.signal }),
    },
  );
}

async function readSnapshot(...args: Parameters<typeof read>) {
  const result = await read(...args);
  if (!result || !('snapshot' in result)) {
    throw new Error(`no snapshot: ${JSON.stringify(result)}`);
  }
  return result.snapshot;
}

describe('LocalRepositoryReader', () => {
  it('lists all files and reads the wanted ones', async () => {
    const snapshot = await readSnapshot('examples/shop');
    expect(snapshot.files).toEqual(['README.md', 'a.yaml', 'sub/b.yaml']);
    expect([...snapshot.contents]).toEqual([
      ['a.yaml', 'a: 1'],
      ['sub/b.yaml', 'b: 1'],
    ]);
    expect(snapshot.commit).toBeUndefined();
  });

  it('knows that an empty folder has no files', async () => {
    expect((await readSnapshot('examples/empty')).files).toEqual([]);
  });

  it('is unchanged until a file changes', async () => {
    const { etag } = await readSnapshot('examples/shop');
    const again = () => read('examples/shop', { request: { etag } });
    await expect(again()).resolves.toEqual({ unchanged: true });
    const later = new Date(Date.now() + 10_000);
    await utimes(directory.resolve('roots/shop/a.yaml'), later, later);
    await expect(again()).resolves.toEqual({ snapshot: expect.anything() });
  });

  it.each([
    ['examples/../outside', /is refused: it leaves its root/],
    ['examples/shop/../../outside', /is refused: it leaves its root/],
    ['examples/shop\\..\\..', /is refused: it leaves its root/],
    ['examples/shop\0', /is refused: it leaves its root/],
    ['examples/gone', /^repository not found at local folder examples\/gone$/],
    ['examples/file.txt', /is not a folder/],
    ['other/shop', /^no local root 'other' at maturity\.sources/],
    ['', /^no local root '' at/],
    ['/etc', /^no local root 'etc' at/],
  ])('refuses %j', async (root, message) => {
    await expect(read(root)).resolves.toEqual({
      error: expect.stringMatching(message),
    });
  });

  it('is off unless roots are configured', async () => {
    await expect(read('examples/shop', { roots: new Map() })).resolves.toEqual({
      error: expect.stringContaining('no local root'),
    });
  });

  it('says when the directory of a root does not exist', async () => {
    const roots = new Map([['examples', directory.resolve('nowhere')]]);
    const result = await read('examples/shop', { roots });
    expect(result).toEqual({
      error:
        'the directory at maturity.sources.repository.localRoots.examples does not exist',
    });
  });

  it('refuses a folder behind a symbolic link', async () => {
    await symlink(
      directory.resolve('outside'),
      directory.resolve('roots/link'),
    );
    await expect(read('examples/link')).resolves.toEqual({
      error:
        'local folder examples/link is refused: it goes through a symbolic link',
    });
  });

  it('lists links inside a repository, and does not follow them', async () => {
    await symlink(
      directory.resolve('outside/secret.yaml'),
      directory.resolve('roots/shop/secret.yaml'),
    );
    await symlink(
      directory.resolve('outside'),
      directory.resolve('roots/shop/folder'),
    );
    const snapshot = await readSnapshot('examples/shop');
    expect(snapshot.files).toEqual([
      'README.md',
      'a.yaml',
      'folder',
      'secret.yaml',
      'sub/b.yaml',
    ]);
    expect([...snapshot.contents.keys()]).toEqual(['a.yaml', 'sub/b.yaml']);
  });

  it('allows a root that is a link itself', async () => {
    await symlink(directory.resolve('roots'), directory.resolve('alias'));
    const roots = new Map([['examples', directory.resolve('alias')]]);
    expect((await readSnapshot('examples/shop', { roots })).files).toHaveLength(
      3,
    );
  });

  it('says what is beyond the limits', async () => {
    await expect(
      read('examples/shop', { limits: { files: 2 } }),
    ).resolves.toMatchObject({
      snapshot: {
        unread: new Map([
          [
            '',
            'examples/shop has more than 2 files, the limit at maturity.sources.repository.limits.files',
          ],
        ]),
      },
    });
    const bySize = await readSnapshot('examples/shop', {
      limits: { fileSize: 3 },
    });
    expect([...bySize.unread.keys()]).toEqual(['a.yaml', 'sub/b.yaml']);
    const byCount = await readSnapshot('examples/shop', {
      limits: { contents: 1 },
    });
    expect([...byCount.unread.keys()]).toEqual(['sub/b.yaml']);
  });

  it('says which files are binary', async () => {
    directory.addContent({
      'roots/shop/binary.yaml': Buffer.from([1, 0, 2]),
    });
    const snapshot = await readSnapshot('examples/shop');
    expect(snapshot.files).toContain('binary.yaml');
    expect(snapshot.contents.has('binary.yaml')).toBe(false);
    expect(snapshot.unread.get('binary.yaml')).toBe(
      'binary.yaml is not text in UTF-8',
    );
  });

  it('leaves a request unanswered when it is aborted', async () => {
    await expect(
      read('examples/shop', { signal: AbortSignal.abort() }),
    ).resolves.toBeUndefined();
  });

  it('tells no path of the machine', async () => {
    const wants = () => {
      throw new Error(`EIO: ${directory.path}`);
    };
    await expect(
      read('examples/shop', { request: { wants } }),
    ).resolves.toEqual({
      error: 'could not read local folder examples/shop: Error',
    });
  });
});
