import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthenticationError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ReadLimits,
  ReadRequest,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  createPace,
  FakeRepository,
  fakeUrlReader,
  limits,
  readOne,
} from '../__testUtils__/repositories';
import { createDetector, wantsContent } from '../detect/detect';
import { UrlRepositoryReader } from './UrlRepositoryReader';

const root = 'https://github.com/acme/shop/tree/main';
const commit = '0123456789abcdef0123456789abcdef01234567';

function read(
  repository: FakeRepository | Error,
  options: {
    readonly limits?: Partial<ReadLimits>;
    readonly request?: Partial<ReadRequest>;
  } = {},
) {
  const urlReader =
    repository instanceof Error
      ? mockServices.urlReader.mock({
          readTree: jest.fn().mockRejectedValue(repository),
        })
      : fakeUrlReader({ [root]: repository });
  return readOne(
    new UrlRepositoryReader({ urlReader, pace: createPace() }),
    { root, wants: path => path.endsWith('.yaml'), ...options.request },
    { limits: { ...limits, ...options.limits } },
  );
}

async function readSnapshot(...args: Parameters<typeof read>) {
  const result = await read(...args);
  if (!result || !('snapshot' in result)) {
    throw new Error(`no snapshot: ${JSON.stringify(result)}`);
  }
  return result.snapshot;
}

describe('UrlRepositoryReader', () => {
  it('lists all files, reads the wanted ones, and knows the commit', async () => {
    const snapshot = await readSnapshot({
      etag: commit,
      files: {
        'README.md': '# Shop',
        'a.yaml': 'a: 1',
        'node_modules/x/a.yaml': 'x: 1',
        'sub/node_modules/x/a.yaml': 'x: 1',
        '.git/config': '',
      },
    });
    expect(snapshot.files).toEqual(['README.md', 'a.yaml']);
    expect([...snapshot.contents]).toEqual([['a.yaml', 'a: 1']]);
    expect(snapshot.commit).toBe(commit);
    expect(snapshot.etag).toBe(commit);
  });

  it('knows no commit where the etag is none', async () => {
    const snapshot = await readSnapshot({ etag: 'W/"1"', files: {} });
    expect(snapshot.commit).toBeUndefined();
    expect(snapshot.etag).toBe('W/"1"');
  });

  it('knows that an empty repository has no files', async () => {
    expect((await readSnapshot({ etag: commit, files: {} })).files).toEqual([]);
  });

  it('answers unchanged when the etag still holds', async () => {
    await expect(
      read({ etag: commit, files: {} }, { request: { etag: commit } }),
    ).resolves.toEqual({ unchanged: true });
  });

  it('says which files are binary or not UTF-8', async () => {
    const snapshot = await readSnapshot({
      etag: commit,
      files: {
        'binary.yaml': Uint8Array.from([97, 0, 98]),
        'latin1.yaml': Uint8Array.from([0xe4, 0xf6, 0xfc]),
        'good.yaml': 'ä: ö',
      },
    });
    expect(snapshot.files).toHaveLength(3);
    expect([...snapshot.contents.keys()]).toEqual(['good.yaml']);
    expect([...snapshot.unread]).toEqual([
      ['binary.yaml', 'binary.yaml is not text in UTF-8'],
      ['latin1.yaml', 'latin1.yaml is not text in UTF-8'],
    ]);
  });

  it('says which files are too large to look into', async () => {
    const snapshot = await readSnapshot({
      etag: commit,
      files: { 'large.yaml': 'x'.repeat(1025), 'full.yaml': 'x'.repeat(1024) },
    });
    expect(snapshot.files).toEqual(['large.yaml', 'full.yaml']);
    expect([...snapshot.contents.keys()]).toEqual(['full.yaml']);
    expect([...snapshot.unread]).toEqual([
      [
        'large.yaml',
        'large.yaml is larger than 1024 bytes, the limit at maturity.sources.repository.limits.fileSize',
      ],
    ]);
  });

  it('says which files are too many to look into', async () => {
    const snapshot = await readSnapshot(
      { etag: commit, files: { 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' } },
      { limits: { contents: 2 } },
    );
    expect(snapshot.contents.size).toBe(2);
    expect([...snapshot.unread]).toEqual([
      ['c.yaml', expect.stringContaining('limits.contents')],
    ]);
  });

  it('reads exactly as many files as the limit, and no more', async () => {
    const readFiles = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `f${index}`);
      const files = Object.fromEntries(names.map(name => [name, '']));
      return read({ etag: commit, files }, { limits: { files: 3 } });
    };
    await expect(readFiles(3)).resolves.toMatchObject({
      snapshot: { unread: new Map() },
    });
    await expect(readFiles(4)).resolves.toMatchObject({
      snapshot: {
        files: ['f0', 'f1', 'f2', 'f3'],
        unread: new Map([
          [
            '',
            'https://github.com/acme/shop/tree/main has more than 3 files, the limit at maturity.sources.repository.limits.files',
          ],
        ]),
      },
    });
  });

  it('reads pipelines and the root of a repository with too many files', async () => {
    const sources = Object.fromEntries(
      Array.from({ length: 100_001 }, (_, index) => [`src/${index}.c`, '']),
    );
    const files = {
      ...sources,
      'tools/Jenkinsfile': "node { sh 'make' }",
      'README.md': '# Shop',
    };
    const snapshot = await readSnapshot(
      { etag: commit, files },
      {
        limits: { files: 100_000 },
        request: { wants: path => wantsContent([''])(path) },
      },
    );
    expect(snapshot.files).toHaveLength(100_002);
    expect(snapshot.files).toContain('README.md');
    expect([...snapshot.contents]).toEqual([
      ['tools/Jenkinsfile', "node { sh 'make' }"],
    ]);
    expect([...snapshot.unread.keys()]).toEqual(['']);
    expect(
      createDetector({ ...snapshot, fileUrl: () => undefined })(''),
    ).toMatchObject({
      ciProviders: { value: ['Jenkins'] },
      documentation: { value: ['README'] },
      tests: { unknown: expect.stringContaining('limits.files') },
    });
  });

  it.each([
    [
      new NotFoundError('Request failed for https://x, 404 Not Found'),
      'repository not found at https://github.com/acme/shop/tree/main',
    ],
    [
      new AuthenticationError('Bad credentials'),
      'the credentials for https://github.com/acme/shop/tree/main were not accepted: Bad credentials',
    ],
    [
      new Error('Request failed for https://api/x, 401 Unauthorized'),
      'the credentials for https://github.com/acme/shop/tree/main were not accepted: Request failed for https://api/x, 401 Unauthorized',
    ],
    [
      new Error('Request failed for https://api/x, 403 Forbidden'),
      'reading https://github.com/acme/shop/tree/main is forbidden: Request failed for https://api/x, 403 Forbidden',
    ],
    [
      new Error('403 Forbidden (rate limit exceeded)'),
      'the rate limit was exceeded while reading https://github.com/acme/shop/tree/main: 403 Forbidden (rate limit exceeded)',
    ],
    [
      new NotAllowedError(
        "Reading from 'https://evil.example/' is not allowed.",
      ),
      "could not read https://github.com/acme/shop/tree/main: Reading from 'https://evil.example/' is not allowed.",
    ],
    [
      new Error(
        'connect to https://ada:s3cret@git.example.com/x?private_token=abc with token ghp_abcDEF123456\u0007 failed',
      ),
      'could not read https://github.com/acme/shop/tree/main: connect to https://git.example.com/x with token [redacted] failed',
    ],
  ])('turns %s into a sentence', async (error, message) => {
    await expect(read(error)).resolves.toEqual({ error: message });
  });
});
