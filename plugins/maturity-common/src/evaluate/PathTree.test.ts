import { getJsonValueAtPath } from '@backstage/filter-predicates';
import { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { PathTree } from './PathTree';

function readAll(paths: readonly string[], value: JsonValue) {
  const values: (JsonValue | undefined)[] = [];
  PathTree.create(paths).read(value, values as JsonValue[]);
  return paths.map((_, place) => values[place]);
}

describe('PathTree', () => {
  it('reads several paths in one walk, each into its own place', () => {
    const value = {
      kind: 'Component',
      metadata: {
        annotations: { 'jenkins.io/job-full-name': 'x' },
        tags: ['a'],
      },
      spec: { owner: null },
    };
    expect(
      readAll(
        [
          'kind',
          'metadata.annotations.jenkins.io/job-full-name',
          'metadata.annotations',
          'metadata.tags.0',
          'spec.owner',
          'spec.missing',
          '',
        ],
        value,
      ),
    ).toEqual([
      'Component',
      'x',
      { 'jenkins.io/job-full-name': 'x' },
      undefined,
      null,
      undefined,
      undefined,
    ]);
  });

  it('does not read what is only inherited', () => {
    expect(
      readAll(['constructor', 'a.toString', '__proto__'], { a: {} }),
    ).toEqual([undefined, undefined, undefined]);
  });

  it('reads every path as the filter predicates of the catalog do', () => {
    // Few letters, so that keys with dots and ways to read a path collide.
    const key = fc.stringMatching(/^[ab.]{1,4}$/);
    const path = fc.stringMatching(/^[ab.]{0,8}$/);
    const { tree } = fc.letrec<{ tree: JsonValue }>(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<JsonValue>('x', 1, null, []),
        fc.dictionary(key, tie('tree')),
      ),
    }));

    fc.assert(
      fc.property(tree, fc.array(path, { maxLength: 5 }), (value, paths) => {
        expect(readAll(paths, value)).toEqual(
          paths.map(one => getJsonValueAtPath(value, one)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
