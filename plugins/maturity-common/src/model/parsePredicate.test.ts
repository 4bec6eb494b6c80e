import { parsePredicate } from './parseCondition';

function parse(input: unknown) {
  const problems: string[] = [];
  const node = parsePredicate(input, {
    report: (path, message) => problems.push([...path, message].join(' ')),
  });
  expect(node === undefined).toBe(problems.length > 0);
  return { node, problems };
}

describe('parsePredicate', () => {
  it.each([
    { kind: 'Component' },
    { kind: 'component', 'spec.type': 'service' },
    { 'metadata.annotations.github.com/project-slug': { $exists: true } },
    { 'spec.lifecycle': { $in: ['production', 'experimental'] } },
    { 'metadata.name': { $hasPrefix: 'shop-' } },
    { 'metadata.tags': { $contains: 'java' } },
    { relations: { $contains: { type: 'ownedBy' } } },
    {
      relations: {
        $contains: { type: 'ownedBy', targetRef: { $in: ['group:a/b'] } },
      },
    },
    { $all: [{ kind: 'API' }, { $not: { 'spec.type': 'grpc' } }] },
    { $any: [{ kind: 'API' }, { kind: 'Component' }] },
    // The catalog compares with any literal.
    { 'metadata.replicas': 3 },
    { 'metadata.isPublic': true },
  ])('takes %j', input => {
    expect(parse(input).problems).toEqual([]);
  });

  it('joins several keys, and leaves one alone', () => {
    const ofKind = {
      kind: 'test',
      operand: { path: 'kind' },
      tests: [{ operator: '$eq', argument: 'API' }],
    };
    expect(parse({ kind: 'API' }).node).toEqual(ofKind);
    expect(parse({ kind: 'API', 'spec.type': 'grpc' }).node).toMatchObject({
      kind: 'all',
      parts: [ofKind, { operand: { path: 'spec.type' } }],
    });
    expect(parse({ $any: [{ kind: 'API' }] }).node).toEqual({
      kind: 'any',
      parts: [ofKind],
    });
    expect(parse({ $not: { kind: 'API' } }).node).toEqual({
      kind: 'not',
      part: ofKind,
    });
  });

  it.each<[unknown, string[]]>([
    ['Component', ['must be an object']],
    [7, ['must be an object']],
    [{}, ['must not be empty']],
    [[{ kind: 'API' }], ['must not be a list; combine conditions with $all']],
    [
      { kind: ['API', 'Component'] },
      ['kind must not be a list; for one of several values use $in'],
    ],
    [{ kind: {} }, ['kind must not be empty']],
    [{ kind: undefined }, ['kind is missing']],
    // Operators of conditions over facts that the catalog does not have.
    [{ kind: { $eq: 'API' } }, ["kind unknown operator '$eq'"]],
    [{ kind: { $ne: 'API' } }, ["kind unknown operator '$ne'"]],
    [{ 'a.b': { $matches: 'x' } }, ["a.b unknown operator '$matches'"]],
    [{ 'a.b': { $notEmpty: true } }, ["a.b unknown operator '$notEmpty'"]],
    [{ 'a.b': { $within: '1 day' } }, ["a.b unknown operator '$within'"]],
    [
      { 'a.b': { $exist: true } },
      ["a.b unknown operator '$exist'; did you mean '$exists'?"],
    ],
    [
      { 'a.b': { $exists: true, $hasPrefix: 'x' } },
      ["a.b must have only one operator, like the catalog's filters"],
    ],
    [
      { 'a.b': { $any: ['x', 'y'] } },
      ['a.b $any combines conditions; use it outside of the key of a value'],
    ],
    [
      { $exists: true },
      ['$exists tests a value; use it under the key of a value'],
    ],
    [
      { $when: { kind: 'API' } },
      [
        '$when is only allowed in an alternative of the outermost $any, next to the condition that it guards',
      ],
    ],
    [{ $in: ['a'] }, ['$in tests a value; use it under the key of a value']],
    // An item of a list is compared, or looked into; nothing else.
    [
      { tags: { $contains: { $hasPrefix: 'a' } } },
      ["tags $contains unknown operator '$hasPrefix'"],
    ],
    [
      { tags: { $contains: { $in: ['a'] } } },
      ["tags $contains unknown operator '$in'"],
    ],
    [
      { relations: { $contains: { type: { $gt: 1 } } } },
      ["relations $contains type unknown operator '$gt'"],
    ],
    [
      { tags: { $contains: [] } },
      ['tags $contains must not be a list; combine conditions with $all'],
    ],
    // All that is wrong, each at its place.
    [
      { $all: [{ kind: null }, { $any: [] }, { 'a.b': { $in: 'x' } }] },
      [
        '$all 0 kind must be an object',
        '$all 1 $any must be a list of at least one condition',
        '$all 2 a.b $in must be a list of 1 to 1000 texts, numbers or booleans',
      ],
    ],
  ])('refuses %j', (input, problems) => {
    expect(parse(input).problems).toEqual(problems);
  });
});

describe('limits', () => {
  const nested = (depth: number) => {
    let predicate: object = { kind: 'API' };
    for (let level = 0; level < depth; level++) {
      predicate = level % 2 ? { $not: predicate } : { $all: [predicate] };
    }
    return predicate;
  };
  const wide = (count: number) => ({
    $any: Array.from({ length: count }, (_, index) => ({ kind: `K${index}` })),
  });

  it.each([1, 15, 16])('let %d levels through', depth => {
    expect(parse(nested(depth)).problems).toEqual([]);
  });

  it.each([17, 40])('end at %d levels, with the place', depth => {
    const { problems } = parse(nested(depth));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^\$.* nested more than 16 levels deep$/);
  });

  it.each([1, 200])('let %d tests through', count => {
    expect(parse(wide(count)).problems).toEqual([]);
  });

  it.each([201, 5_000])('end at %d tests, and say so once', count => {
    expect(parse(wide(count)).problems).toEqual([
      'too large: more than 200 tests',
    ]);
  });

  it('count tests however they are spread over branches', () => {
    const half = wide(100);
    expect(parse({ $all: [half, half] }).problems).toEqual([]);
    expect(parse({ $all: [half, half, { kind: 'API' }] }).problems).toEqual([
      'too large: more than 200 tests',
    ]);
  });
});
