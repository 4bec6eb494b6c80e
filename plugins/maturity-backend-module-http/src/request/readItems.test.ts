import { JsonValue } from '@backstage/types';
import { JsonPath } from '../declaration/jsonPath';
import { readItems } from './readItems';

describe('readItems', () => {
  it.each<[string, JsonValue, JsonValue[], number, string?]>([
    ['$[*]', [1, 2], [1, 2], 2],
    ['$[*]', [], [], 0],
    ['$[*]', {}, [], 0],
    ['$[*]', 'a', [], 0, '`$` is no list'],
    ['$', [1], [], 1, '`$` is one list: end the path with `[*]`'],
    ['$', { a: 1 }, [{ a: 1 }], 1],
    ['$.a', { a: null }, [null], 1],
    ['$.a', {}, [], 0, '`$.a` found nothing'],
    ['$.a[*]', { a: [] }, [], 0],
    ['$.a[*]', { a: null }, [], 0],
    ['$.a[*]', {}, [], 0, '`$.a` found nothing'],
    ['$.a.b[*]', { a: null }, [], 0, '`$.a.b` found nothing'],
    ['$.a[*]', { a: 'b' }, [], 0, '`$.a` is no list'],
    ['$.a[0]', { a: [] }, [], 0],
    ['$.a[?@.b==1]', { a: [{ b: 2 }, { b: 1 }] }, [{ b: 1 }], 2],
    ['$.a[?@.b==1]', { a: [{ b: 2 }] }, [], 1],
    ['$.a[?@.b==1]', {}, [], 0, '`$.a` found nothing'],
    ['$.a[*].b[*]', { a: [] }, [], 0],
    ['$.a[*].b[*]', { a: [{ b: [] }] }, [], 1],
    // Some tools leave out lists that are empty.
    ['$.a[*].b[*]', { a: [{}, { b: [1, 2] }] }, [1, 2], 2],
    ['$.a[*].b[*]', { a: [{}, {}] }, [], 2, '`$.a[*].b` found nothing'],
    ['$..b', { a: [{ b: 1 }, { b: 2 }] }, [1, 2], 2],
    ['$..b', { a: [] }, [], 0],
  ])('of %s in %j', async (path, body, items, length, ...[gap]) => {
    expect(await readItems(JsonPath.parse(path), body)).toEqual({
      items,
      length,
      gap,
    });
  });
});
