import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { locateEntity, locateUrl, toResourceKey } from './bitbucketLocation';

const SLUG = 'bitbucket.org/project-slug';
const SOURCE = 'backstage.io/source-location';
const ORIGIN = 'backstage.io/managed-by-location';

const server = {
  host: 'git.acme.example',
  apiBaseUrl: 'https://git.acme.example/rest/api/1.0',
};

function createIntegrations(own: object = { token: 't' }) {
  return ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: { bitbucketCloud: [own], bitbucketServer: [server] },
    }),
  );
}

function locate(annotations: Entity['metadata']['annotations'], own?: object) {
  const found = locateEntity(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'shop', annotations },
    },
    createIntegrations(own),
  );
  return found && 'repository' in found
    ? toResourceKey(found.repository)
    : found?.problem;
}

const SHOP = 'https://bitbucket.org/acme/shop';
const ON_SERVER = 'url:https://git.acme.example/projects/A/repos/shop/browse';

describe('locateEntity', () => {
  it.each<[string, Entity['metadata']['annotations'], string | undefined]>([
    ['the annotation', { [SLUG]: 'Acme/Shop' }, SHOP],
    [
      'the annotation before a location',
      { [SLUG]: 'acme/shop', [SOURCE]: 'url:https://bitbucket.org/acme/web' },
      SHOP,
    ],
    [
      'the source location',
      { [SOURCE]: 'url:https://bitbucket.org/acme/shop/src/main/services/a/' },
      SHOP,
    ],
    [
      'the location of its file',
      {
        [ORIGIN]:
          'url:https://me:secret@bitbucket.org/acme/shop/src/main/catalog-info.yaml',
      },
      SHOP,
    ],
    [
      'a location elsewhere',
      { [SOURCE]: 'url:https://github.com/a/b' },
      undefined,
    ],
    ['no location', {}, undefined],
    [
      'a server that has the same annotation',
      { [SLUG]: 'A/shop', [SOURCE]: ON_SERVER },
      undefined,
    ],
    [
      'a wrong annotation',
      { [SLUG]: 'shop' },
      "the annotation bitbucket.org/project-slug is 'shop', which is not of the form workspace/repository",
    ],
    [
      'a location of no repository',
      { [SOURCE]: 'url:https://bitbucket.org/acme' },
      'https://bitbucket.org/acme does not name a repository',
    ],
  ])('finds the repository by %s', (_, annotations, expected) => {
    expect(locate(annotations)).toBe(expected);
  });

  it('leaves the annotation to a server where Bitbucket Cloud is not used', () => {
    expect(locate({ [SLUG]: 'acme/shop' }, {})).toBeUndefined();
    expect(locate({ [SLUG]: 'acme/shop', [SOURCE]: `url:${SHOP}` }, {})).toBe(
      SHOP,
    );
  });
});

describe('locateUrl', () => {
  it.each([
    [SHOP, SHOP],
    [`${SHOP}.git`, SHOP],
    [`${SHOP}/src/main/a/b.ts`, SHOP],
    [`${SHOP}/pull-requests/7`, SHOP],
    ['https://bitbucket.org/acme', undefined],
    ['https://bitbucket.org.evil.example/acme/shop', undefined],
    ['https://git.acme.example/projects/A/repos/shop', undefined],
  ])('%s', (url, expected) => {
    const found = locateUrl(new URL(url), createIntegrations());
    expect(found && toResourceKey(found)).toBe(expected);
  });
});
