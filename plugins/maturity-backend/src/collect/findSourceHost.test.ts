import { findSourceHost } from './findSourceHost';

const source = 'backstage.io/source-location';
const location = 'backstage.io/managed-by-location';

function readHost(annotations: { [key: string]: string }): string | undefined {
  return findSourceHost({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', annotations },
  })?.value;
}

describe('findSourceHost', () => {
  it.each([
    ['github', { [source]: 'url:https://github.com/tern/checkout/' }],
    ['github', { [source]: 'url:https://GitHub.tern.example/a/b' }],
    ['gitlab', { [source]: 'url:https://gitlab.tern.example/a/b/c' }],
    ['gitlab', { [location]: 'url:https://gitlab.com/a/b/-/blob/main/c.yaml' }],
    ['bitbucket', { [source]: 'url:https://bitbucket.org/tern/checkout' }],
    ['azure', { [source]: 'url:https://dev.azure.com/tern/a/_git/b' }],
    ['azure', { [source]: 'url:https://tern.visualstudio.com/a/_git/b' }],
    ['gitea', { [source]: 'url:https://codeberg.org/tern/checkout' }],
    ['other', { [source]: 'url:https://code.tern.example/checkout' }],
    // The path is not the host.
    ['other', { [source]: 'url:https://code.tern.example/github.com/a' }],
    // A host of one's own can have any name: the annotation knows better.
    [
      'github',
      {
        [source]: 'url:https://code.tern.example/a/b',
        'github.com/project-slug': 'a/b',
      },
    ],
    ['gitlab', { 'gitlab.com/project-id': '42' }],
    // The code is where the source location says, not where the descriptor is.
    [
      'gitlab',
      {
        [source]: 'url:https://gitlab.com/a/b',
        [location]: 'url:https://github.com/tern/catalog/all.yaml',
      },
    ],
  ])('is %s for %j', (expected, annotations) => {
    expect(readHost(annotations)).toBe(expected);
  });

  it.each([
    [{}],
    [{ 'github.com/project-slug': '  ' }],
    [{ [location]: 'file:/srv/catalog/github/all.yaml' }],
    [{ [source]: 'not a location' }],
    [{ [source]: 'url:not a url' }],
  ])('is not known for %j', annotations => {
    expect(readHost(annotations)).toBeUndefined();
  });
});
