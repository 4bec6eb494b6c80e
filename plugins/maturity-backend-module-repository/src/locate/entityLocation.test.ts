import { entityWith, integrations } from '../__testUtils__/repositories';
import { locateEntity } from './entityLocation';

describe('locateEntity', () => {
  const locate = (annotations: { [key: string]: string }) =>
    locateEntity(entityWith('a', annotations), integrations);

  it('prefers the local source, then the source location', () => {
    const annotations = {
      'backstage.io/source-location': 'url:https://github.com/o/r/tree/main/a/',
      'backstage.io/managed-by-location':
        'url:https://github.com/o/catalog/blob/main/all.yaml',
    };
    expect(
      locate({
        ...annotations,
        'platform-maturity.io/local-source': 'examples/shop',
      }),
    ).toEqual({ kind: 'local', root: 'examples/shop', folder: '' });
    expect(locate(annotations)).toEqual({
      kind: 'url',
      root: 'https://github.com/o/r/tree/main',
      folder: 'a',
    });
  });

  it('sets a folder of a local repository apart', () => {
    expect(
      locate({ 'platform-maturity.io/local-source': 'examples/mono//a/b' }),
    ).toEqual({ kind: 'local', root: 'examples/mono', folder: 'a/b' });
  });

  it.each([
    ['https://github.com/o/r/blob/main/catalog-info.yaml', ''],
    [
      'https://github.com/o/r/blob/main/services/a/catalog-info.yaml',
      'services/a',
    ],
  ])('falls back to the folder of %s', (file, folder) => {
    expect(
      locate({ 'backstage.io/managed-by-location': `url:${file}` }),
    ).toEqual({
      kind: 'url',
      root: 'https://github.com/o/r/tree/main',
      folder,
    });
  });

  it.each([
    [{}, /no backstage.io\/source-location annotation/],
    [
      {
        'backstage.io/source-location': '',
        'backstage.io/managed-by-location': 'nonsense',
      },
      /./,
    ],
  ])('says that %j names no location', (annotations, reason) => {
    expect(locate(annotations)).toEqual({
      kind: 'none',
      reason: expect.stringMatching(reason),
    });
  });

  it.each([
    [
      { 'backstage.io/managed-by-location': 'file:/srv/catalog.yaml' },
      /^this location cannot be read, because it is of the type 'file'/,
    ],
    [
      { 'backstage.io/source-location': 'dir:/srv/shop' },
      /^this location cannot be read, because it is of the type 'dir'/,
    ],
    [
      { 'backstage.io/source-location': 'url:not a url' },
      /^this location cannot be read, because it is not a URL/,
    ],
    [
      { 'backstage.io/managed-by-location': 'nonsense' },
      /^this location cannot be read, because it is not a URL: nonsense$/,
    ],
  ])('says why %j cannot be read', (annotations, reason) => {
    expect(locate(annotations)).toEqual({
      kind: 'unreadable',
      reason: expect.stringMatching(reason),
    });
  });
});
