import { check, ladder } from '../evaluate/__fixtures__/tiny';
import { listFactIds } from './listFactIds';

describe('listFactIds', () => {
  it('names each fact once, in the order of the model, and no path of the entity', () => {
    const model = ladder(
      [
        check('a', {
          $any: [
            { 'test/number': 1, 'entity/kind': 'API' },
            { $when: { 'test/string': 'x' }, 'test/number': 3 },
            { $not: { 'test/boolean': true } },
          ],
        }),
      ],
      [
        check(
          'b',
          { $all: [{ 'test/number': 2 }, { 'attestation/b': true }] },
          { of: 'owner' },
        ),
      ],
    );
    expect(listFactIds(model)).toEqual([
      'test/number',
      'test/string',
      'test/boolean',
      'attestation/b',
    ]);
  });
});
