import { integrations } from '../__testUtils__/repositories';
import {
  createFileLinks,
  parseRepositoryUrl,
  splitRepositoryUrl,
} from './repositoryUrls';

describe('splitRepositoryUrl', () => {
  it.each([
    ['https://github.com/o/r', 'https://github.com/o/r', ''],
    ['https://github.com/o/r.git', 'https://github.com/o/r', ''],
    ['https://github.com/o/r/', 'https://github.com/o/r', ''],
    [
      'https://github.com/o/r/tree/main/',
      'https://github.com/o/r/tree/main',
      '',
    ],
    [
      'https://github.com/o/r/tree/v1/a/b/',
      'https://github.com/o/r/tree/v1',
      'a/b',
    ],
    [
      'https://github.com/o/r/blob/main/a%20b/',
      'https://github.com/o/r/tree/main',
      'a b',
    ],
    [
      'https://gitlab.example.com/g/sub/p/-/tree/main/a/b',
      'https://gitlab.example.com/g/sub/p/-/tree/main',
      'a/b',
    ],
    [
      'https://gitlab.example.com/g/sub/p',
      'https://gitlab.example.com/g/sub/p',
      '',
    ],
    [
      'https://gitlab.com/g/p/tree/main/a/',
      'https://gitlab.com/g/p/tree/main',
      'a',
    ],
    [
      'https://bitbucket.org/w/r/src/master/a/b',
      'https://bitbucket.org/w/r/src/master',
      'a/b',
    ],
    [
      'https://bitbucket.example.com/projects/P/repos/r/browse/a/b?at=dev',
      'https://bitbucket.example.com/projects/P/repos/r/browse?at=dev',
      'a/b',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=%2Fa%2Fb&version=GBmain',
      'https://dev.azure.com/o/p/_git/r?version=GBmain',
      'a/b',
    ],
    [
      'https://gitea.example.com/o/r/src/branch/main/a',
      'https://gitea.example.com/o/r/src/branch/main',
      'a',
    ],
    ['https://other.example.com/a/b', 'https://other.example.com/a/b', ''],
  ])('splits %s', (url, root, folder) => {
    expect(splitRepositoryUrl(url, integrations)).toEqual({ root, folder });
  });
});

describe('parseRepositoryUrl', () => {
  it.each([
    ['https://github.com/Acme/shop', 'https://github.com/Acme/shop', undefined],
    ['https://github.com/o/r.git', 'https://github.com/o/r', undefined],
    [
      'https://ada:secret@github.com/o/r/tree/main?x=1#y',
      'https://github.com/o/r',
      'main',
    ],
    ['https://github.com/o/r/tree/a%2Fb', 'https://github.com/o/r', 'a/b'],
    [
      'https://gitlab.example.com/g/sub/p/-/tree/v1',
      'https://gitlab.example.com/g/sub/p',
      'v1',
    ],
    [
      'https://bitbucket.org/w/r/src/master',
      'https://bitbucket.org/w/r',
      'master',
    ],
    [
      'https://bitbucket.example.com/projects/P/repos/r/browse?at=dev',
      'https://bitbucket.example.com/projects/P/repos/r',
      'dev',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?version=GBmain',
      'https://dev.azure.com/o/p/_git/r',
      'GBmain',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=%2Fa',
      'https://dev.azure.com/o/p/_git/r',
      undefined,
    ],
    [
      'https://gitea.example.com/o/r/src/branch/main',
      'https://gitea.example.com/o/r',
      'main',
    ],
    [
      'https://other.example.com:8443/a/b/',
      'https://other.example.com:8443/a/b',
      undefined,
    ],
  ])('tells apart %s', (root, url, ref) => {
    expect(parseRepositoryUrl(root, integrations)).toEqual({ url, ref });
  });
});

describe('createFileLinks', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';

  it.each([
    [
      'https://github.com/o/r/tree/main',
      `https://github.com/o/r/blob/${commit}/a/b.md`,
    ],
    [
      'https://ada:secret@github.com/o/r',
      `https://github.com/o/r/blob/${commit}/a/b.md`,
    ],
    [
      'https://gitlab.example.com/g/sub/p/-/tree/main',
      `https://gitlab.example.com/g/sub/p/-/blob/${commit}/a/b.md`,
    ],
    [
      'https://bitbucket.org/w/r/src/master',
      `https://bitbucket.org/w/r/src/${commit}/a/b.md`,
    ],
    [
      'https://bitbucket.example.com/projects/P/repos/r/browse?at=dev',
      `https://bitbucket.example.com/projects/P/repos/r/browse/a/b.md?at=${commit}`,
    ],
    [
      'https://dev.azure.com/o/p/_git/r?version=GBmain',
      `https://dev.azure.com/o/p/_git/r?version=GC${commit}&path=%2Fa%2Fb.md`,
    ],
    [
      'https://gitea.example.com/o/r/src/branch/main',
      `https://gitea.example.com/o/r/src/commit/${commit}/a/b.md`,
    ],
  ])('links from %s', (root, link) => {
    expect(createFileLinks({ root, commit, integrations })('a/b.md')).toBe(
      link,
    );
  });

  it('links to the ref where the commit is not known', () => {
    const root = 'https://github.com/acme/shop/tree/main';
    expect(createFileLinks({ root, integrations })('a.md')).toBe(
      'https://github.com/acme/shop/tree/main/a.md',
    );
  });

  it('encodes what is in a path', () => {
    const root = 'https://github.com/acme/shop';
    expect(
      createFileLinks({ root, commit, integrations })('docs/a b#.md'),
    ).toBe(`https://github.com/acme/shop/blob/${commit}/docs/a%20b%23.md`);
  });

  it('makes no link out of what is not on the web', () => {
    const fileUrl = createFileLinks({
      root: 'ftp://example.com/x',
      integrations,
    });
    expect(fileUrl('a.md')).toBeUndefined();
  });
});
