import { KeyDeclaration } from '../declaration/schema';
import { readKeys } from './readKeys';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    namespace: 'default',
    tags: ['java'],
    labels: { 'acme.com/id': '42' },
    annotations: {
      'a/one': ' shop ',
      'a/many': 'shop, web,,shop',
      'a/blank': ' ',
      'a/instance': 'main/one, two,a/b/three',
      'a/long': 'x'.repeat(201),
      'a/crowd': Array.from({ length: 21 }, (_, index) => index).join(','),
      'a/full': Array.from({ length: 20 }, (_, index) => index).join(','),
      'a/control': 'sh\u0000op',
      'a/half': 'sh\ud800op',
    },
  },
  spec: { owner: 'group:default/shop', type: 'service' },
};

const annotation = (...names: string[]): KeyDeclaration => ({
  annotation: names,
  separator: ',',
});

describe('readKeys', () => {
  it.each<[KeyDeclaration, string[]]>([
    [{ annotation: 'a/one' }, ['shop']],
    [{ annotation: 'a/many' }, ['shop, web,,shop']],
    [annotation('a/many'), ['shop', 'web']],
    [annotation('a/none', 'a/blank', 'a/one', 'a/many'), ['shop']],
    [annotation('a/none'), []],
    [
      { annotation: 'a/instance', separator: ',', afterLast: '/' },
      ['one', 'two', 'three'],
    ],
    [annotation('constructor'), []],
    [
      annotation('a/full'),
      Array.from({ length: 20 }, (_, index) => String(index)),
    ],
    [{ template: '{metadata.namespace}/{ metadata.name }' }, ['default/shop']],
    [{ template: '{kind}:{spec.owner}' }, ['Component:group:default/shop']],
    [{ template: 'id-{metadata.labels.acme.com/id}' }, ['id-42']],
    [{ template: '{metadata.name}-{spec.system}' }, []],
    [{ template: '{metadata.tags}' }, []],
    [{ template: '{metadata.constructor.name}' }, []],
  ])('reads %j', (declaration, keys) => {
    expect(readKeys(declaration, entity)).toEqual({ keys });
  });

  it.each([
    ['a/long', 'has a key of more than 200 characters'],
    ['a/crowd', 'has more than 20 keys'],
    ['a/control', 'contains control characters'],
    ['a/half', 'contains control characters'],
  ])('refuses %s', (name, problem) => {
    expect(readKeys(annotation(name), entity)).toEqual({
      problem: `the annotation ${name} ${problem}`,
    });
  });

  it('has no keys of an entity without annotations', () => {
    const bare = { ...entity, metadata: { name: 'bare' } };
    expect(readKeys(annotation('a/one'), bare)).toEqual({ keys: [] });
  });
});
