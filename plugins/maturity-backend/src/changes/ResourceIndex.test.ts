import { mockServices } from '@backstage/backend-test-utils';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { installSource } from '../collect/InstalledSource';
import { ResourceIndex } from './ResourceIndex';

const [a, b] = ['component:default/a', 'component:default/b'];

function createIndex(resourceKeys: FakeFactSource['resourceKeys']) {
  const logger = mockServices.logger.mock();
  const source = new FakeFactSource(() => ({ facts: {} }), {
    appliesTo: { kind: 'Component' },
    resourceKeys,
  });
  const sources = [installSource(source, 1_000)];
  const index = new ResourceIndex({ sources, logger });
  [component('a'), group('shop'), component('b')].forEach(one =>
    index.add(one),
  );
  return { index, logger };
}

describe('ResourceIndex', () => {
  it('finds all entities that depend on a resource, once each', () => {
    const { index } = createIndex(() => ['GitHub.com/acme/Shop ', 'x', 'X']);
    expect(index.findRefs('fake', 'github.com/ACME/shop')).toEqual([a, b]);
    expect(index.findRefs('fake', 'x')).toEqual([a, b]);
  });

  it('finds nothing for what nobody named, nor in another source', () => {
    const { index } = createIndex(() => ['x']);
    expect(index.findRefs('fake', 'y')).toEqual([]);
    expect(index.findRefs('other', 'x')).toEqual([]);
  });

  it('leaves out an entity that the source cannot read, and warns once', () => {
    const { index, logger } = createIndex(({ metadata: { name } }) => {
      if (name === 'a') {
        throw new Error('no such annotation');
      }
      return ['x'];
    });
    index.add(component('a'));
    expect(index.findRefs('fake', 'x')).toEqual([b]);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringMatching(/'fake'.*default\/a.*no such annotation/)],
    ]);
  });
});
