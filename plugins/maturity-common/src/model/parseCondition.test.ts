import { sources } from '../evaluate/__fixtures__/tiny';
import { createFactLookup } from './FactLookup';
import { parseCondition } from './parseCondition';

function listProblems(condition: unknown): string[] {
  const problems: string[] = [];
  const node = parseCondition(condition, {
    lookup: createFactLookup(sources),
    report: (path, message) => problems.push([...path, message].join(' ')),
  });
  expect(node === undefined).toBe(problems.length > 0);
  return problems;
}

describe('parseCondition', () => {
  it.each([
    { 'test/boolean': true },
    { 'test/number': 7, 'test/string': 'x' },
    { 'test/number': '7' },
    { 'test/string': 7 },
    { 'test/number': { $gte: 1, $lt: 10 } },
    { 'test/strings': { $contains: 'x' } },
    { 'test/strings': { $contains: { $matches: '^x', $ne: 'xy' } } },
    { 'test/instant': { $within: '90 days', $olderThan: 'P1D' } },
    { 'test/object': { $notEmpty: true } },
    {
      'entity/relations': {
        $contains: { type: 'ownedBy', targetRef: { $hasPrefix: 'group:' } },
      },
    },
    { 'entity/spec.anything': { $gt: 3 } },
    { 'attestation/any-check': true },
    { 'github/anything': { $matches: 'x' } },
    { $not: { $any: [{ $all: [{ 'test/boolean': false }] }] } },
  ])('takes %j', condition => {
    expect(listProblems(condition)).toEqual([]);
  });

  it.each<[unknown, string]>([
    [undefined, 'is missing'],
    [null, 'must be an object'],
    ['test/boolean', 'must be an object'],
    [[], 'must not be a list; combine conditions with $all'],
    [{}, 'must not be empty'],
    [{ $all: [] }, '$all must be a list of at least one condition'],
    [
      { $any: { 'test/boolean': true } },
      '$any must be a list of at least one condition',
    ],
    [
      { $any: [{ 'test/boolean': true }], $not: {} },
      '$any must be the only key; combine conditions with $all',
    ],
    [{ $not: {} }, '$not must not be empty'],
    [{ $and: [] }, "unknown operator '$and'; did you mean '$any'?"],
    [{ $gt: 1 }, '$gt tests a value; use it under the key of a value'],
    [
      { 'test/number': { $not: { $gt: 1 } } },
      'test/number $not combines conditions; use it outside of the key of a value',
    ],
    [
      { 'test/number': { $greater: 1 } },
      "test/number unknown operator '$greater'",
    ],
    [{ 'test/number': {} }, 'test/number must not be empty'],
    [
      { 'test/number': [1, 2] },
      'test/number must not be a list; for one of several values use $in',
    ],
    [{ 'test/number': null }, 'test/number must be an object'],
    [
      { 'spec.type': 'service' },
      "unknown fact 'spec.type'; did you mean 'entity/spec.type'?",
    ],
    [{ 'entity/': 'x' }, "unknown fact 'entity/'; a fact is named source/name"],
    [{ ci: true }, "unknown fact 'ci'; a fact is named source/name"],
    [{ 'constructor/name': true }, "unknown fact 'constructor/name'"],
    [{ 'test/constructor': true }, "unknown fact 'test/constructor'"],
    [
      { 'attestation/x': 'yes' },
      `attestation/x 'attestation/x' is of type boolean and never equals "yes"`,
    ],
    [
      { 'test/boolean': 'true' },
      `test/boolean 'test/boolean' is of type boolean and never equals "true"`,
    ],
    [
      { 'test/number': 'many' },
      `test/number 'test/number' is of type number and never equals "many"`,
    ],
    [
      { 'test/string': { $in: ['x', true] } },
      "test/string 'test/string' is of type string and never equals true",
    ],
    [
      { 'test/strings': 'x' },
      "test/strings $eq does not fit 'test/strings', which is of type strings; use $exists, $notEmpty, $contains",
    ],
    [
      { 'test/boolean': { $gt: 1 } },
      "test/boolean $gt does not fit 'test/boolean', which is of type boolean; use $exists, $eq, $ne, $in",
    ],
    [
      { 'test/number': { $within: '1 day' } },
      "test/number $within does not fit 'test/number', which is of type number; use $exists, $eq, $ne, $in, $gt, $gte, $lt, $lte",
    ],
    [
      { 'test/string': { $matches: '(' } },
      'test/string $matches bad regular expression: missing closing ): `(` (RE2 syntax)',
    ],
    [
      { 'test/string': { $matches: '(?=x)' } },
      'test/string $matches bad regular expression: invalid or unsupported Perl syntax: `(?=` (RE2 syntax)',
    ],
    [
      { 'test/string': { $matches: 'x'.repeat(1_001) } },
      'test/string $matches must be a regular expression of 1 to 1000 characters',
    ],
    [
      { 'test/string': { $hasPrefix: '' } },
      'test/string $hasPrefix must be text that is not empty',
    ],
    [
      { 'test/string': { $in: [] } },
      'test/string $in must be a list of 1 to 1000 texts, numbers or booleans',
    ],
    [
      { 'test/string': { $exists: 'yes' } },
      'test/string $exists must be true or false',
    ],
    [
      { 'test/string': { $ne: null } },
      'test/string $ne must be text, a number, true or false',
    ],
    [
      { 'test/instant': { $within: '90 dayz' } },
      "test/instant $within must be a duration such as '90 days', 'P90D' or { days: 90 }, longer than nothing",
    ],
    [
      { 'test/strings': { $contains: { $matches: '[' } } },
      'test/strings $contains $matches bad regular expression: missing closing ]: `[` (RE2 syntax)',
    ],
  ])('refuses %j', (condition, problem) => {
    expect(listProblems(condition)).toEqual([problem]);
  });

  it('reports each problem of a value with several operators', () => {
    expect(listProblems({ 'test/number': { $gt: 'a', $lt: 'b' } })).toEqual([
      'test/number $gt must be a number',
      'test/number $lt must be a number',
    ]);
  });

  it('looks no fact up when the sources are not known', () => {
    const report = jest.fn();
    const lookup = createFactLookup();
    parseCondition({ 'anything/goes': { $gt: 1 } }, { lookup, report });
    expect(report).not.toHaveBeenCalled();
  });
});
