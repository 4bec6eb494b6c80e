import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { locateEntity, toResourceKey } from './giteaLocation';

const own = { host: 'git.acme.example', password: 'x' };
const below = {
  host: 'tools.acme.example',
  baseUrl: 'https://tools.acme.example/git/',
  password: 'x',
};
const dotCom = { host: 'gitea.com', password: 'x' };

function locate(
  annotations: Record<string, string>,
  gitea: object[] = [dotCom, own, below],
) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', annotations },
  };
  const found = locateEntity(
    entity,
    ScmIntegrations.fromConfig(new ConfigReader({ integrations: { gitea } })),
  );
  return found && 'repository' in found
    ? toResourceKey(found.repository)
    : found?.problem;
}

const slug = 'gitea.com/repo-slug';
const source = 'backstage.io/source-location';
const managed = 'backstage.io/managed-by-location';

describe('locateEntity', () => {
  it.each([
    ['nothing', {}, undefined],
    [
      'a source location',
      {
        [source]: 'url:https://git.acme.example/Acme/shop/src/branch/main/web/',
      },
      'https://git.acme.example/acme/shop',
    ],
    [
      'a source location with credentials and .git',
      { [source]: 'url:https://me:secret@git.acme.example/acme/shop.git' },
      'https://git.acme.example/acme/shop',
    ],
    [
      'a name with dots',
      { [source]: 'url:https://git.acme.example/acme/shop.js/src/branch/main' },
      'https://git.acme.example/acme/shop.js',
    ],
    [
      'a file that it was read from',
      {
        [managed]:
          'url:https://gitea.com/acme/shop/src/tag/v1/catalog-info.yaml',
      },
      'https://gitea.com/acme/shop',
    ],
    [
      'a host that is below a path',
      {
        [source]:
          'url:https://tools.acme.example/git/acme/shop/src/branch/main',
      },
      'https://tools.acme.example/git/acme/shop',
    ],
    [
      'another path of that host',
      { [source]: 'url:https://tools.acme.example/wiki/acme/shop' },
      'https://tools.acme.example/wiki/acme/shop does not name a repository',
    ],
    [
      'another path of that host that begins the same',
      { [source]: 'url:https://tools.acme.example/github/acme/shop' },
      'https://tools.acme.example/github/acme/shop does not name a repository',
    ],
    ['a slug', { [slug]: 'acme/shop' }, 'https://gitea.com/acme/shop'],
    [
      'a slug beside a location on a host of its own',
      {
        [slug]: 'acme/shop',
        [source]:
          'url:https://git.acme.example/other/monorepo/src/branch/main/',
      },
      'https://git.acme.example/acme/shop',
    ],
    [
      'another host',
      { [source]: 'url:https://github.com/acme/shop' },
      undefined,
    ],
    ['a file', { [source]: 'file:/srv/shop' }, undefined],
    [
      'a slug that is none',
      { [slug]: 'acme/web/shop' },
      expect.stringContaining('not of the form owner/name'),
    ],
    [
      'an owner',
      { [source]: 'url:https://gitea.com/acme' },
      'https://gitea.com/acme does not name a repository',
    ],
    ['no URL', { [source]: 'url:nonsense' }, undefined],
  ])('finds the repository from %s', (_, annotations, expected) => {
    expect(locate(annotations)).toEqual(expected);
  });

  it('takes the only host for that of a slug', () => {
    expect(locate({ [slug]: 'acme/shop' }, [own])).toBe(
      'https://git.acme.example/acme/shop',
    );
  });

  it('does not guess the host of a slug among several', () => {
    expect(locate({ [slug]: 'acme/shop' }, [own, below])).toContain(
      'configure it at integrations.gitea',
    );
  });

  it('shortens what it repeats', () => {
    const answer = locate({ [slug]: 'x'.repeat(10_000) });
    expect(String(answer).length).toBeLessThan(400);
  });
});
