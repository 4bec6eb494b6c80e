import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { component } from '../__testUtils__/entities';
import { integrations } from '../__testUtils__/integrations';
import { findSourceHost } from './findSourceHost';

const source = 'backstage.io/source-location';
const location = 'backstage.io/managed-by-location';

function readHost(annotations: { [key: string]: string }): FactObservation {
  const entity = component('checkout', { metadata: { annotations } });
  return findSourceHost(entity, integrations);
}

const hosts: [host: string, location: string][] = [
  ['github', 'https://github.com/tern/checkout/'],
  ['github', 'https://GitHub.com/tern/checkout/'],
  ['github', 'https://code.tern.example/tern/checkout/tree/main/'],
  ['gitlab', 'https://gitlab.com/a/b/-/blob/main/c.yaml'],
  ['gitlab', 'https://lab.tern.example/a/b/c'],
  ['bitbucket-cloud', 'https://bitbucket.org/tern/checkout'],
  [
    'bitbucket-server',
    'https://bitbucket.tern.example/projects/T/repos/checkout',
  ],
  ['azure-devops', 'https://dev.azure.com/tern/a/_git/b?path=/svc'],
  ['gitea', 'https://codeberg.org/tern/checkout'],
];

const unknownHosts = [
  'https://git.corp.example/a/b',
  // A name or a path says nothing.
  'https://github.tern.example/a/b',
  'https://git.corp.example/github.com/a',
  // Files in storage are no repository.
  'https://bucket.s3.amazonaws.com/a/b',
];

const slugs: { [key: string]: string }[] = [
  {},
  { 'github.com/project-slug': 'a/b' },
  { 'gitlab.com/project-id': '42' },
  { 'gitea.com/repo-slug': 'a/b' },
];

describe('findSourceHost', () => {
  it.each(hosts)('is %s for %s, whatever the annotations say', (host, url) => {
    for (const slug of slugs) {
      for (const key of [source, location]) {
        const observed = readHost({ ...slug, [key]: `url:${url}` });
        expect(observed).toMatchObject({ value: host });
      }
    }
  });

  it.each(unknownHosts)('is unknown for %s, whatever they say', url => {
    for (const slug of slugs) {
      expect(readHost({ ...slug, [source]: `url:${url}` })).toEqual({
        unknown: `no integration for source code is configured for ${
          new URL(url).host
        }`,
        outOfScope: true,
      });
    }
  });

  it('is where the code is, and not where the descriptor is', () => {
    expect(
      readHost({
        [source]: 'url:https://gitlab.com/a/b',
        [location]: 'url:https://github.com/tern/catalog/all.yaml',
      }),
    ).toMatchObject({ value: 'gitlab' });
  });

  it.each<[string, { [key: string]: string }]>([
    ['github', { 'github.com/project-slug': 'a/b' }],
    ['gitlab', { 'gitlab.com/project-id': '42' }],
    [
      'gitlab',
      { 'gitlab.com/project-id': '42', 'gitlab.com/project-slug': 'a/b/c' },
    ],
    [
      'bitbucket-cloud',
      { 'bitbucket.org/project-slug': 'a/b', [location]: 'file:/srv/all.yaml' },
    ],
  ])('is %s for an entity without a web address: %j', (host, annotations) => {
    expect(readHost(annotations)).toMatchObject({ value: host });
  });

  it.each<[string, { [key: string]: string }]>([
    ['names no location', {}],
    ['names no location', { 'github.com/project-slug': 'no slug' }],
    ["the type 'file'", { [location]: 'file:/srv/catalog/github/all.yaml' }],
    ['not of the form', { [source]: 'not a location' }],
    ['not a web address', { [source]: 'url:not a url' }],
    [
      'different hosts: github.com/project-slug, gitea.com/repo-slug',
      { 'github.com/project-slug': 'a/b', 'gitea.com/repo-slug': 'a/b' },
    ],
  ])('is unknown, with the reason that it %s', (reason, annotations) => {
    expect(readHost(annotations)).toMatchObject({
      unknown: expect.stringContaining(reason),
    });
  });
});
