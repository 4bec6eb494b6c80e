import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { locateEntity, toResourceKey } from './githubLocation';

const enterprise = {
  host: 'git.acme.example',
  apiBaseUrl: 'https://git.acme.example/api/v3',
  token: 'x',
};

function locate(
  annotations: Record<string, string>,
  github: object[] = [{ host: 'github.com', token: 'x' }, enterprise],
) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', annotations },
  };
  const found = locateEntity(
    entity,
    ScmIntegrations.fromConfig(new ConfigReader({ integrations: { github } })),
  );
  return found && 'repository' in found
    ? toResourceKey(found.repository)
    : found?.problem;
}

const slug = 'github.com/project-slug';
const source = 'backstage.io/source-location';
const managed = 'backstage.io/managed-by-location';

describe('locateEntity', () => {
  it.each([
    ['nothing', {}, undefined],
    [
      'a source location',
      { [source]: 'url:https://github.com/Acme/shop/tree/main/web/' },
      'https://github.com/acme/shop',
    ],
    [
      'a source location with credentials and .git',
      { [source]: 'url:https://me:secret@github.com/acme/shop.git' },
      'https://github.com/acme/shop',
    ],
    [
      'a file that it was read from',
      {
        [managed]:
          'url:https://git.acme.example/acme/shop/blob/main/catalog-info.yaml',
      },
      'https://git.acme.example/acme/shop',
    ],
    ['a slug', { [slug]: 'acme/shop' }, 'https://github.com/acme/shop'],
    [
      'a slug beside a location on a host of its own',
      {
        [slug]: 'acme/shop',
        [source]: 'url:https://git.acme.example/other/monorepo/tree/main/',
      },
      'https://git.acme.example/acme/shop',
    ],
    [
      'another host',
      { [source]: 'url:https://gitlab.com/acme/shop' },
      undefined,
    ],
    ['a file', { [source]: 'file:/srv/shop' }, undefined],
    [
      'a slug that is none',
      { [slug]: 'https://github.com/acme/shop' },
      expect.stringContaining('not of the form owner/name'),
    ],
    [
      'an organisation',
      { [source]: 'url:https://github.com/acme' },
      'https://github.com/acme does not name a repository',
    ],
    ['no URL', { [source]: 'url:nonsense' }, undefined],
  ])('finds the repository from %s', (_, annotations, expected) => {
    expect(locate(annotations)).toEqual(expected);
  });

  it('shortens what it repeats', () => {
    const answer = locate({ [slug]: 'x'.repeat(10_000) });
    expect(String(answer).length).toBeLessThan(400);
  });
});
