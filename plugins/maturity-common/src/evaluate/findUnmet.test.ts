import { JsonValue } from '@backstage/types';
import { evaluate } from './__fixtures__/evaluateTiny';
import { check, now, seen } from './__fixtures__/tiny';
import { findUnmet } from './findUnmet';
import { Condition } from '../model/types';

/** Lists the observation that fails each proof of a check, in short. */
function unmet(condition: Condition, facts: { [name: string]: JsonValue }) {
  const [{ proofs }] = evaluate([[check('a', condition)]], {
    facts: seen(facts),
  }).checks;
  return proofs.map(proof => {
    const found = findUnmet(condition, proof, now.getTime());
    if (!found) {
      return undefined;
    }
    const { observation, operator, expected, isNegated } = found;
    const negation = isNegated ? 'not ' : '';
    return `${observation.fact} ${JSON.stringify(
      observation.value,
    )}: ${negation}${operator} ${expected.join(' ')}`;
  });
}

const day = 86_400_000;

describe('findUnmet', () => {
  it.each<[Condition, { [name: string]: JsonValue }, string | undefined]>([
    [{ 'test/number': { $gte: 5 } }, { number: 3 }, 'test/number 3: $gte 5'],
    [{ 'test/number': { $gte: 5 } }, { number: 7 }, undefined],
    [{ 'test/number': { $gte: 5 } }, {}, undefined],
    [
      { 'test/number': { $gte: 5, $lt: 9 } },
      { number: 12 },
      'test/number 12: $lt 9',
    ],
    [
      { 'test/boolean': true },
      { boolean: false },
      'test/boolean false: $eq true',
    ],
    // A source reports null where it looked and found nothing.
    [
      { 'test/string': { $exists: true } },
      { string: null },
      'test/string null: $exists true',
    ],
    [
      { 'test/string': { $in: ['a', 'b'] } },
      { string: 'c' },
      'test/string "c": $in a b',
    ],
    [
      { 'test/string': { $matches: '^a+$' } },
      { string: 'b' },
      'test/string "b": $matches ^a+$',
    ],
    [
      { 'test/strings': { $contains: { $hasPrefix: 'x' } } },
      { strings: ['y'] },
      'test/strings ["y"]: $contains ',
    ],
    [
      { 'test/instant': { $within: '2 days' } },
      { instant: '2026-01-01T00:00:00Z' },
      `test/instant "2026-01-01T00:00:00Z": $within ${2 * day}`,
    ],
    [{ 'entity/kind': 'API' }, {}, 'entity/kind "Component": $eq API'],
    // The part that holds comes first, and is not what fails.
    [
      { $all: [{ 'test/string': 'x' }, { 'test/number': { $gt: 5 } }] },
      { string: 'x', number: 1 },
      'test/number 1: $gt 5',
    ],
    // One part is not known, and another fails.
    [
      { $all: [{ 'test/string': 'x' }, { 'test/number': { $gt: 5 } }] },
      { number: 1 },
      'test/number 1: $gt 5',
    ],
    [
      { $all: [{ $any: [{ 'test/string': 'x' }, { 'test/number': 5 }] }] },
      { string: 'y', number: 1 },
      'test/string "y": $eq x',
    ],
    [
      { $all: [{ $any: [{ 'test/string': 'x' }, { 'test/number': 5 }] }] },
      { string: 'y' },
      undefined,
    ],
    [
      { $not: { 'test/string': 'x' } },
      { string: 'x' },
      'test/string "x": not $eq x',
    ],
    [
      { $not: { $any: [{ 'test/string': 'x' }, { 'test/number': 5 }] } },
      { string: 'y', number: 5 },
      'test/number 5: not $eq 5',
    ],
    [
      { $not: { $all: [{ 'test/string': 'x' }, { 'test/number': 5 }] } },
      { string: 'y', number: 5 },
      undefined,
    ],
  ])('%j of %j: %s', (condition, facts, found) => {
    expect(unmet(condition, facts)).toEqual([found]);
  });

  it('tells the proofs of a check apart, also where one does not apply', () => {
    const condition: Condition = {
      $any: [
        { $when: { 'entity/kind': 'API' }, 'test/boolean': true },
        { $when: { 'test/strings': { $notEmpty: true } }, 'test/number': 2 },
        { 'test/string': 'x', 'test/number': { $gte: 5 } },
      ],
    };
    expect(
      unmet(condition, { string: 'x', number: 1, strings: ['a'] }),
    ).toEqual(['test/number 1: $eq 2', 'test/number 1: $gte 5']);
  });

  it('finds nothing by a condition that the proof is not about', () => {
    const proof = {
      outcome: 'fail',
      observations: [{ fact: 'test/string', value: 'y' }],
    } as const;
    expect(
      findUnmet({ 'test/number': 1 }, proof, now.getTime()),
    ).toBeUndefined();
  });
});
