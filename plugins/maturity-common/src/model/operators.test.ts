import { Operator } from './conditionNode';
import {
  isLiteral,
  isOperator,
  operatorNames,
  operatorRules,
} from './operators';

type Parsed = { argument: unknown } | { problem: string };

function parse(name: Exclude<Operator, '$contains'>, value: unknown): Parsed {
  return operatorRules[name].parse(value);
}

const DURATION = /^must be a duration such as/;
const LITERALS = /^must be a list of 1 to 1000 texts, numbers or booleans$/;

describe('operands', () => {
  it.each<[Exclude<Operator, '$contains'>, unknown, unknown]>([
    ['$exists', false, false],
    ['$notEmpty', true, true],
    ['$eq', '', ''],
    ['$eq', 0, 0],
    ['$ne', false, false],
    ['$in', ['a', 1, true], ['a', 1, true]],
    ['$hasPrefix', 'v', 'v'],
    ['$gt', -1, -1],
    ['$gte', 0.5, 0.5],
    ['$lt', 1e9, 1e9],
    ['$lte', 0, 0],
    ['$within', '1 hour', 3_600_000],
    ['$olderThan', { minutes: 1 }, 60_000],
  ])('%s takes %j', (name, value, argument) => {
    expect(parse(name, value)).toEqual({ argument });
  });

  it.each<[Exclude<Operator, '$contains'>, unknown, RegExp]>([
    ['$exists', 'true', /^must be true or false$/],
    ['$exists', 1, /^must be true or false$/],
    ['$notEmpty', null, /^must be true or false$/],
    ['$eq', null, /^must be text, a number, true or false$/],
    ['$eq', ['a'], /^must be text, a number, true or false$/],
    ['$ne', {}, /^must be text, a number, true or false$/],
    ['$in', 'a', LITERALS],
    ['$in', [], LITERALS],
    ['$in', ['a', null], LITERALS],
    ['$in', [['a']], LITERALS],
    ['$in', Array(1_001).fill('a'), LITERALS],
    ['$hasPrefix', '', /^must be text that is not empty$/],
    ['$hasPrefix', 7, /^must be text that is not empty$/],
    ['$gt', '1', /^must be a number$/],
    ['$gte', true, /^must be a number$/],
    ['$lt', undefined, /^must be a number$/],
    ['$lte', [1], /^must be a number$/],
    ['$within', 90, DURATION],
    ['$within', '', DURATION],
    ['$olderThan', { days: 0 }, DURATION],
  ])('%s refuses %j', (name, value, problem) => {
    expect(parse(name, value)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });

  it.each(['^v\\d+$', '(a+)+$', '(?i)main|master', '[^/]+/[^/]+', '\\pL+'])(
    'takes the pattern %s',
    pattern => {
      expect(parse('$matches', pattern)).toMatchObject({
        argument: expect.anything(),
      });
    },
  );

  it.each<[unknown, RegExp]>([
    // RE2 does not support patterns that require backtracking.
    ['(a)\\1', /^bad regular expression: .*\(RE2 syntax\)$/],
    ['(?=x)', /^bad regular expression: .*\(RE2 syntax\)$/],
    ['(?<!x)y', /^bad regular expression: .*\(RE2 syntax\)$/],
    ['[', /^bad regular expression: missing closing \]/],
    ['a{2000}', /^bad regular expression: /],
    ['*', /^bad regular expression: missing argument/],
    ['', /^must be a regular expression of 1 to 1000 characters$/],
    ['x'.repeat(1_001), /^must be a regular expression of 1 to 1000 char/],
    [/x/, /^must be a regular expression of 1 to 1000 characters$/],
  ])('refuses the pattern %p', (pattern, problem) => {
    expect(parse('$matches', pattern)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });
});

describe('names', () => {
  it('are those of the rules, and the one that nests', () => {
    expect([...operatorNames].sort()).toEqual(
      [...Object.keys(operatorRules), '$contains'].sort(),
    );
  });

  it.each([
    ['$eq', true],
    ['$contains', true],
    ['$any', false],
    ['eq', false],
    ['$EQ', false],
    ['constructor', false],
    ['', false],
  ])('%s is an operator: %s', (key, expected) => {
    expect(isOperator(key)).toBe(expected);
  });

  it.each([
    ['', true],
    [0, true],
    [false, true],
    [null, false],
    [undefined, false],
    [[], false],
    [{}, false],
  ])('%j is a literal: %s', (value, expected) => {
    expect(isLiteral(value)).toBe(expected);
  });
});
