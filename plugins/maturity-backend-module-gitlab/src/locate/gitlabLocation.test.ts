import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { locateEntity, toResourceKey } from './gitlabLocation';

const own = {
  host: 'git.acme.example',
  apiBaseUrl: 'https://git.acme.example/api/v4',
  token: 'x',
};
const below = {
  host: 'tools.acme.example',
  baseUrl: 'https://tools.acme.example/gitlab',
  apiBaseUrl: 'https://tools.acme.example/gitlab/api/v4',
  token: 'x',
};
const dotCom = { host: 'gitlab.com', token: 'x' };

function locate(
  annotations: Record<string, string>,
  gitlab: object[] = [dotCom, own, below],
) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', annotations },
  };
  const found = locateEntity(
    entity,
    ScmIntegrations.fromConfig(new ConfigReader({ integrations: { gitlab } })),
  );
  return found && 'repository' in found
    ? toResourceKey(found.repository)
    : found?.problem;
}

const slug = 'gitlab.com/project-slug';
const id = 'gitlab.com/project-id';
const instance = 'gitlab.com/instance';
const source = 'backstage.io/source-location';
const managed = 'backstage.io/managed-by-location';

describe('locateEntity', () => {
  it.each([
    ['nothing', {}, undefined],
    [
      'a source location',
      { [source]: 'url:https://gitlab.com/Acme/shop/-/tree/main/web/' },
      'https://gitlab.com/acme/shop',
    ],
    [
      'a source location in nested groups',
      { [source]: 'url:https://gitlab.com/acme/web/eu/shop' },
      'https://gitlab.com/acme/web/eu/shop',
    ],
    [
      'a source location with credentials and .git',
      { [source]: 'url:https://me:secret@gitlab.com/acme/shop.git' },
      'https://gitlab.com/acme/shop',
    ],
    [
      'a page of a project',
      { [source]: 'url:https://gitlab.com/acme/shop/-/pipelines' },
      'https://gitlab.com/acme/shop',
    ],
    [
      'a file that it was read from',
      {
        [managed]:
          'url:https://git.acme.example/acme/shop/-/blob/main/catalog-info.yaml',
      },
      'https://git.acme.example/acme/shop',
    ],
    [
      'an instance below a path of its host',
      {
        [source]:
          'url:https://tools.acme.example/gitlab/acme/shop/-/tree/main/',
      },
      'https://tools.acme.example/gitlab/acme/shop',
    ],
    [
      'another path of that host',
      { [source]: 'url:https://tools.acme.example/wiki/acme/shop' },
      'https://tools.acme.example/wiki/acme/shop does not name a project',
    ],
    ['a slug', { [slug]: 'acme/web/shop' }, 'https://gitlab.com/acme/web/shop'],
    [
      'a slug beside a location on a host of its own',
      {
        [slug]: 'acme/shop',
        [source]: 'url:https://git.acme.example/other/monorepo/-/tree/main/',
      },
      'https://git.acme.example/acme/shop',
    ],
    [
      'a slug of an instance',
      { [slug]: 'acme/shop', [instance]: 'tools.acme.example' },
      'https://tools.acme.example/gitlab/acme/shop',
    ],
    [
      'a number, which outlives a path',
      {
        [id]: '42',
        [slug]: 'acme/shop',
        [instance]: 'https://git.acme.example/',
      },
      'https://git.acme.example/-/projects/42',
    ],
    [
      'an instance that is not configured',
      { [id]: '42', [instance]: 'git.other.example' },
      expect.stringContaining('git.other.example of the project is not known'),
    ],
    [
      'another host',
      { [source]: 'url:https://github.com/acme/shop' },
      undefined,
    ],
    ['a file', { [source]: 'file:/srv/shop' }, undefined],
    [
      'a slug that is none',
      { [slug]: 'shop' },
      expect.stringContaining('not of the form group/name'),
    ],
    [
      'a number that is none',
      { [id]: '1; drop' },
      expect.stringContaining('which is not a number'),
    ],
    [
      'a group',
      { [source]: 'url:https://gitlab.com/acme' },
      'https://gitlab.com/acme does not name a project',
    ],
    ['no URL', { [source]: 'url:nonsense' }, undefined],
  ])('finds the project from %s', (_, annotations, expected) => {
    expect(locate(annotations)).toEqual(expected);
  });

  it('takes the only host in use for that of a slug', () => {
    expect(locate({ [slug]: 'acme/shop' }, [own])).toBe(
      'https://git.acme.example/acme/shop',
    );
  });

  it('shortens what it repeats', () => {
    const answer = locate({ [slug]: 'x'.repeat(10_000) });
    expect(String(answer).length).toBeLessThan(400);
  });
});
