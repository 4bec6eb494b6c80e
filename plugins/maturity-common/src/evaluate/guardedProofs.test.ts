import { JsonValue } from '@backstage/types';
import { Condition } from '../model/types';
import { check, entity, ladder, now, seen, sources } from './__fixtures__/tiny';
import { evaluateModel } from './evaluateModel';
import { Outcome } from './outcome';

const condition: Condition = {
  $any: [
    { $when: { 'test/string': 'github' }, 'test/boolean': true },
    { $when: { 'test/string': { $ne: 'github' } }, 'test/number': 1 },
    { 'test/strings': { $notEmpty: true } },
  ],
};

function judge(values: { [name: string]: JsonValue }, of = condition) {
  const [result] = evaluateModel({
    model: ladder([check('a', of)]),
    sources,
    entity,
    facts: seen(values),
    now,
  }).checks;
  return {
    ...result,
    told: result.proofs.map(proof => [
      proof.outcome,
      ...proof.observations.map(({ fact }) => fact),
    ]),
  };
}

describe('a guarded proof', () => {
  it.each<[string, { [name: string]: JsonValue }, Outcome, string[][]]>([
    [
      'proves where its guard holds',
      { string: 'github', boolean: true, number: 0, strings: [] },
      'pass',
      [
        ['pass', 'test/boolean'],
        ['fail', 'test/strings'],
      ],
    ],
    [
      'does not prove where only the guard holds',
      { string: 'github', boolean: false, number: 1, strings: [] },
      'fail',
      [
        ['fail', 'test/boolean'],
        ['fail', 'test/strings'],
      ],
    ],
    [
      'proves nothing elsewhere, and is not told',
      { string: 'gitlab', boolean: true, number: 0, strings: [] },
      'fail',
      [
        ['fail', 'test/number'],
        ['fail', 'test/strings'],
      ],
    ],
    [
      'leaves nothing open elsewhere',
      { string: 'gitlab', number: 0, strings: [] },
      'fail',
      [
        ['fail', 'test/number'],
        ['fail', 'test/strings'],
      ],
    ],
    [
      'is unknown where what it needs is',
      { string: 'github', strings: [] },
      'unknown',
      [
        ['unknown', 'test/boolean'],
        ['fail', 'test/strings'],
      ],
    ],
    [
      'is unknown, with its guard, where nobody knows whether it holds',
      { boolean: true, number: 0, strings: [] },
      'unknown',
      [
        ['unknown', 'test/string', 'test/boolean'],
        ['unknown', 'test/string', 'test/number'],
        ['fail', 'test/strings'],
      ],
    ],
  ])('%s', (_what, values, outcome, told) => {
    const result = judge(values);
    expect(result.outcome).toBe(outcome);
    expect(result.told).toEqual(told);
  });

  it('gives the guard as the cause where that is what nobody knows', () => {
    expect(judge({ boolean: true, number: 0, strings: [] }).unknown).toEqual({
      reason: 'missing',
      cause: 'notReported',
      source: 'test',
    });
  });

  it('is unknown where no proof applies', () => {
    const guarded = {
      $any: [{ $when: { 'test/string': 'x' }, 'test/boolean': true }],
    };
    expect(judge({ string: 'y', boolean: true }, guarded)).toMatchObject({
      outcome: 'unknown',
      unknown: { cause: 'noProofApplies' },
      proofs: [],
    });
  });

  it('judges as all of guard and condition would, where the guard is known', () => {
    const asAll: Condition = {
      $any: [
        { $all: [{ 'test/string': 'github' }, { 'test/boolean': true }] },
        {
          $all: [{ 'test/string': { $ne: 'github' } }, { 'test/number': 1 }],
        },
        { 'test/strings': { $notEmpty: true } },
      ],
    };
    const some = <T>(...values: T[]): (T | undefined)[] => [
      undefined,
      ...values,
    ];
    for (const string of ['github', 'gitlab']) {
      for (const boolean of some(true, false)) {
        for (const number of some(0, 1)) {
          for (const strings of some<string[]>([], ['x'])) {
            const values = Object.fromEntries(
              Object.entries({ string, boolean, number, strings }).filter(
                (entry): entry is [string, NonNullable<(typeof entry)[1]>] =>
                  entry[1] !== undefined,
              ),
            );
            expect([values, judge(values).outcome]).toEqual([
              values,
              judge(values, asAll).outcome,
            ]);
          }
        }
      }
    }
  });
});
