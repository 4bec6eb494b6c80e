import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { locateEntity, toResourceKey } from './bitbucketLocation';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      bitbucketServer: [
        { host: 'git.acme.example', token: 'x' },
        {
          host: 'tools.acme.example',
          apiBaseUrl: 'https://tools.acme.example/bitbucket/rest/api/1.0',
          token: 'x',
        },
      ],
    },
  }),
);

function locate(annotations: Record<string, string>) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', annotations },
  };
  const found = locateEntity(entity, integrations);
  return found && 'repository' in found
    ? toResourceKey(found.repository)
    : found?.problem;
}

const slug = 'bitbucket.org/project-slug';
const source = 'backstage.io/source-location';
const at = (path: string) => ({ [source]: `url:https://${path}` });
const shop = 'https://git.acme.example/projects/acme/repos/shop';

describe('locateEntity', () => {
  it.each([
    ['nothing', {}, undefined],
    [
      'a folder',
      at('git.acme.example/projects/ACME/repos/shop/browse/web/?at=main'),
      shop,
    ],
    ['a repository', at('git.acme.example/projects/ACME/repos/shop'), shop],
    ['an address to clone', at('git.acme.example/scm/acme/shop.git'), shop],
    [
      'credentials',
      at('me:secret@git.acme.example/projects/ACME/repos/shop/'),
      shop,
    ],
    [
      'a repository of a user',
      at('git.acme.example/users/ada/repos/notes/browse'),
      'https://git.acme.example/projects/~ada/repos/notes',
    ],
    [
      'a repository of a user, by his project',
      at('git.acme.example/projects/~ADA/repos/notes/browse'),
      'https://git.acme.example/projects/~ada/repos/notes',
    ],
    [
      'a host below a path',
      at('tools.acme.example/bitbucket/projects/ACME/repos/shop/browse'),
      'https://tools.acme.example/bitbucket/projects/acme/repos/shop',
    ],
    [
      'another path of that host',
      at('tools.acme.example/wiki/projects/ACME/repos/shop'),
      'https://tools.acme.example/wiki/projects/ACME/repos/shop does not name a repository',
    ],
    [
      'a slug beside a location',
      {
        ...at('git.acme.example/projects/OPS/repos/catalog/browse/all.yaml'),
        'bitbucket.com/project-slug': 'ACME/shop',
      },
      shop,
    ],
    [
      'a slug that is none',
      { ...at('git.acme.example/projects/OPS/repos/a'), [slug]: 'shop' },
      expect.stringContaining('not of the form PROJECT/repository'),
    ],
    ['a slug of Bitbucket Cloud', { [slug]: 'acme/shop' }, undefined],
    [
      'a slug beside a location on Bitbucket Cloud',
      { ...at('bitbucket.org/acme/shop/src/main'), [slug]: 'acme/shop' },
      undefined,
    ],
    [
      'a project',
      at('git.acme.example/projects/ACME'),
      'https://git.acme.example/projects/ACME does not name a repository',
    ],
    ['a file', { [source]: 'file:/srv/shop' }, undefined],
  ])('finds the repository from %s', (_, annotations, expected) => {
    expect(locate(annotations)).toEqual(expected);
  });

  it('shortens what it repeats', () => {
    const answer = locate({
      ...at('git.acme.example/projects/A/repos/b'),
      [slug]: 'x'.repeat(10_000),
    });
    expect(String(answer).length).toBeLessThan(400);
  });
});
