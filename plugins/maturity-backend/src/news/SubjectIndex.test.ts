import { mockServices } from '@backstage/backend-test-utils';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { installSource } from '../collect/InstalledSource';
import { SubjectIndex } from './SubjectIndex';

const [a, b] = ['component:default/a', 'component:default/b'];

function indexOf(subjectsOf: FakeFactSource['subjectsOf']) {
  const logger = mockServices.logger.mock();
  const source = new FakeFactSource(() => ({ facts: {} }), {
    appliesTo: { kind: 'Component' },
    subjectsOf,
  });
  const sources = [installSource(source, 1_000)];
  const index = new SubjectIndex({ sources, logger });
  [component('a'), group('shop'), component('b')].forEach(one =>
    index.add(one),
  );
  return { index, logger };
}

describe('SubjectIndex', () => {
  it('finds all entities that depend on a subject, once each', () => {
    const { index } = indexOf(() => ['GitHub.com/acme/Shop ', 'x', 'X']);
    expect(index.refsOf('fake', 'github.com/ACME/shop')).toEqual([a, b]);
    expect(index.refsOf('fake', 'x')).toEqual([a, b]);
  });

  it('finds nothing for what nobody named, nor in another source', () => {
    const { index } = indexOf(() => ['x']);
    expect(index.refsOf('fake', 'y')).toEqual([]);
    expect(index.refsOf('other', 'x')).toEqual([]);
  });

  it('leaves out an entity of which the source cannot tell, and says so once', () => {
    const { index, logger } = indexOf(({ metadata: { name } }) => {
      if (name === 'a') {
        throw new Error('no such annotation');
      }
      return ['x'];
    });
    index.add(component('a'));
    expect(index.refsOf('fake', 'x')).toEqual([b]);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringMatching(/'fake'.*default\/a.*no such annotation/)],
    ]);
  });
});
