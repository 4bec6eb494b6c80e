import { createEntity } from '../../__fixtures__';
import { templateRouteParams, toTemplateParameters } from './useFixTemplates';

function withLocation(location?: string) {
  const entity = createEntity('Component');
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: location
        ? { 'backstage.io/source-location': location }
        : undefined,
    },
  };
}

describe('toTemplateParameters', () => {
  it('names the entity, its owner and its repository', () => {
    expect(toTemplateParameters(createEntity('Component'))).toEqual({
      entityRef: 'component:default/checkout',
      owner: 'group:default/payments',
      repositoryUrl: 'https://github.com/acme/checkout',
      repoUrl: 'github.com?owner=acme&repo=checkout',
    });
  });

  it.each([
    [
      'url:https://gitlab.example.com/group/sub/api/-/tree/main/',
      'https://gitlab.example.com/group/sub/api',
      'gitlab.example.com?owner=group%2Fsub&repo=api',
    ],
    [
      'https://github.com/acme/shop.git',
      'https://github.com/acme/shop.git',
      'github.com?owner=acme&repo=shop',
    ],
    [
      'url:https://git.example.com/shop/',
      'https://git.example.com/shop',
      undefined,
    ],
    ['url:javascript:alert(1)', undefined, undefined],
    ['dir:/srv/repos/shop', undefined, undefined],
    [undefined, undefined, undefined],
  ])('reads %s', (location, repositoryUrl, repoUrl) => {
    const parameters = toTemplateParameters(withLocation(location));
    expect(parameters.repositoryUrl).toBe(repositoryUrl);
    expect(parameters.repoUrl).toBe(repoUrl);
  });
});

describe('templateRouteParams', () => {
  it.each([
    ['template:tools/add-ci', { namespace: 'tools', templateName: 'add-ci' }],
    ['add-ci', { namespace: 'default', templateName: 'add-ci' }],
    ['template:', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (ref, params) => {
    expect(templateRouteParams(ref)).toEqual(params);
  });
});
