import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { component, entity } from '../__testUtils__/entities';
import { integrations } from '../__testUtils__/integrations';
import { findTechDocs } from './findTechDocs';

const source = 'backstage.io/source-location';
const location = 'backstage.io/managed-by-location';
const reference = 'backstage.io/techdocs-ref';
const other = 'backstage.io/techdocs-entity';

const around = new Map([
  [
    'system:default/sales',
    entity('System', 'sales', {
      metadata: { annotations: { [reference]: 'dir:.' } },
    }),
  ],
  ['system:default/bare', entity('System', 'bare')],
]);

function find(annotations: { [key: string]: string }): FactObservation {
  const subject = component('kran', { metadata: { annotations } });
  return findTechDocs(subject, integrations, around);
}

const azure = 'https://dev.azure.com/kontor/p/_git/kran';

describe('findTechDocs', () => {
  it.each([
    // The code is elsewhere than the descriptor.
    [
      'dir:.',
      {
        [location]: 'url:https://github.com/kontor/katalog/blob/main/kran.yaml',
        [source]: 'url:https://github.com/kontor/kran/tree/dev/',
      },
      'https://github.com/kontor/kran/tree/dev/',
    ],
    // The path is in the query.
    [
      'dir:.',
      { [location]: `url:${azure}?path=/svc/catalog-info.yaml&version=GBmain` },
      `${azure}?path=%2Fsvc%2F&version=GBmain`,
    ],
    [
      'dir:./docs',
      { [source]: `url:${azure}?path=/svc/&version=GBmain` },
      `${azure}?path=%2Fsvc%2Fdocs&version=GBmain`,
    ],
    // The ref is in the query, on a host that is configured and on another one.
    ...['bitbucket.tern.example', 'bitbucket.kontor.example'].map(host => [
      'dir:./docs',
      {
        [location]: `url:https://${host}/projects/P/repos/kran/browse/svc/catalog-info.yaml?at=dev`,
      },
      `https://${host}/projects/P/repos/kran/browse/svc/docs?at=dev`,
    ]),
    [
      'dir:..',
      { [location]: 'url:https://lab.tern.example/a/b/-/blob/dev/svc/c.yaml' },
      'https://lab.tern.example/a/b/-/blob/dev/',
    ],
    [
      'dir:docs',
      { [location]: 'url:https://bitbucket.org/a/b/src/main/svc/c.yaml' },
      'https://bitbucket.org/a/b/src/main/svc/docs',
    ],
    [
      'dir:docs',
      { [location]: 'url:https://codeberg.org/a/b/src/branch/main/c.yaml' },
      'https://codeberg.org/a/b/src/branch/main/docs',
    ],
    // From the root of the repository.
    [
      'dir:/docs',
      { [location]: 'url:https://github.com/a/b/blob/main/svc/c.yaml' },
      'https://github.com/a/b/tree/main/docs',
    ],
    ['url:https://example.com/docs', {}, 'https://example.com/docs'],
    // Read from the disk of the backend, which has no address.
    ['dir:.', { [location]: 'file:/srv/c.yaml' }, 'dir:.'],
  ] as [string, { [key: string]: string }, string][])(
    'resolves %s of %j to %s',
    (target, annotations, expected) => {
      const found = find({ [reference]: target, ...annotations });
      expect(found).toMatchObject({ value: expected });
      expect(found).toMatchObject({
        evidence: [
          expected.startsWith('http') ? { url: expected } : { title: expected },
        ],
      });
    },
  );

  it('takes the documentation of another entity that has some', () => {
    expect(find({ [other]: 'System:default/sales' })).toEqual({
      value: 'system:default/sales',
      evidence: [{ title: 'documentation of system:default/sales' }],
      restsOn: ['system:default/sales'],
    });
  });

  it('is empty without a reference', () => {
    expect(find({ [location]: 'file:/srv/c.yaml' })).toEqual({ value: '' });
  });

  it.each<[string, { [key: string]: string }]>([
    ['names no location', { [reference]: 'dir:.' }],
    [
      "the type 'bootstrap'",
      { [reference]: 'dir:.', [location]: 'bootstrap:x' },
    ],
    [
      'not a web address',
      { [reference]: 'dir:.', [source]: 'url:ftp://example.com/a/' },
    ],
    [
      'does not lead to a web address',
      { [reference]: `url:${['javascript', 'alert(1)'].join(':')}` },
    ],
    [
      'does not lead to a web address',
      {
        [reference]: `dir:${['javascript', 'alert(1)'].join(':')}`,
        [location]: 'url:https://github.com/a/b/blob/main/c.yaml',
      },
    ],
    ['does not begin with url: or dir:', { [reference]: 'docs' }],
    ['not in the catalog', { [other]: 'system:default/gone' }],
    ['not in the catalog', { [other]: 'sales' }],
    ['which has none', { [other]: 'system:default/bare' }],
  ])('tells why a reference leads nowhere: it %s', (reason, annotations) => {
    expect(find(annotations)).toMatchObject({
      unknown: expect.stringContaining(reason),
    });
  });
});
