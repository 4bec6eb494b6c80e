import { copyJson } from './copyJson';
import { Path } from './Problems';

function copy(input: unknown) {
  const problems: string[] = [];
  const copied = copyJson(input, (path: Path, message) =>
    problems.push([...path, message].join(' ')),
  );
  return { copied, problems };
}

/** A list in a list in a list. */
function nested(depth: number): unknown {
  let value: unknown = 'core';
  for (let level = 0; level < depth; level++) {
    value = [value];
  }
  return value;
}

describe('copyJson', () => {
  it.each([
    null,
    true,
    0,
    -1.5,
    '',
    'text',
    [],
    {},
    [1, 'a', null, [true]],
    { a: { b: [{ c: null }] } },
    { 'metadata.annotations.a/b': 'x', '': 1 },
  ])('copies %j', input => {
    const { copied, problems } = copy(input);
    expect(copied).toEqual(input);
    expect(problems).toEqual([]);
  });

  it('is a copy: what changes later does not change it', () => {
    const input = { a: [1] };
    const { copied } = copy(input);
    input.a.push(2);
    expect(copied).toEqual({ a: [1] });
  });

  it('leaves out what has no value, as JSON does', () => {
    expect(copy({ a: undefined, b: 1 }).copied).toEqual({ b: 1 });
    expect(copy({ a: undefined }).problems).toEqual([]);
  });

  it('takes objects without a prototype, as parsers of YAML make them', () => {
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(copy(bare)).toEqual({ copied: { a: 1 }, problems: [] });
  });

  it.each<[unknown, string]>([
    [undefined, 'is not JSON: undefined'],
    [NaN, 'is not JSON: number'],
    [{ a: Infinity }, 'a is not JSON: number'],
    [{ a: [() => 1] }, 'a 0 is not JSON: function'],
    [{ a: Symbol('x') }, 'a is not JSON: symbol'],
    [{ a: 1n }, 'a is not JSON: bigint'],
    [{ a: new Map() }, 'a is not JSON: map'],
    [{ a: /x/ }, 'a is not JSON: regexp'],
    [
      { enforceFrom: new Date(0) },
      'enforceFrom is a date object; write it as text, in quotes',
    ],
    [{ a: 'x'.repeat(20_001) }, 'a too long: more than 20000 characters'],
  ])('%#: refuses what JSON cannot say, and says where', (input, problem) => {
    expect(copy(input).problems).toEqual([problem]);
  });

  it('reports every problem, and copies the rest', () => {
    const { copied, problems } = copy({ a: NaN, b: [1, () => 1], c: 'fine' });
    expect(problems).toEqual([
      'a is not JSON: number',
      'b 1 is not JSON: function',
    ]);
    expect(copied).toEqual({ b: [1, null], c: 'fine' });
  });

  it('ends with what contains itself', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(copy(circle).problems).toEqual([
      `${'self '.repeat(65)}nested more than 64 levels deep`,
    ]);
  });

  it.each([
    [64, 0],
    [65, 0],
    [66, 1],
    [10_000, 1],
  ])('of lists in %d lists: %d problems', (depth, count) => {
    expect(copy(nested(depth)).problems).toHaveLength(count);
  });

  it('stops at too many values, and says so once', () => {
    const many = Array.from({ length: 200_000 }, () => 1);
    expect(copy(many).problems).toEqual(['too large: more than 100000 values']);
    const enough = Array.from({ length: 99_999 }, () => 1);
    expect(copy(enough).problems).toEqual([]);
  });

  it('survives what cannot be read', () => {
    const input = {
      get a() {
        throw new Error('not today');
      },
    };
    expect(copy(input)).toEqual({
      copied: undefined,
      problems: ['cannot be read: Error: not today'],
    });
  });

  it('does not let a key named __proto__ reach the prototype', () => {
    const { copied } = copy(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.keys(copied as object)).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
    expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
  });
});
