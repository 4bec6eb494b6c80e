import { sources } from '../evaluate/__fixtures__/tiny';
import { createFactLookup } from './FactLookup';
import { parseProofs, ProofNode } from './parseProofs';

const one = { 'test/number': 1 };
const guard = { 'test/string': 'x' };

function parse(condition: unknown): {
  proofs?: readonly ProofNode[];
  problems: string[];
} {
  const problems: string[] = [];
  const proofs = parseProofs(condition, {
    lookup: createFactLookup(sources),
    report: (path, message) => problems.push([...path, message].join(' ')),
  });
  return { proofs, problems };
}

describe('parseProofs', () => {
  it.each<[string, unknown, boolean[]]>([
    ['a condition is one proof', one, [false]],
    ['a joined condition is one proof', { $all: [one, one] }, [false]],
    ['each alternative is a proof', { $any: [one, one] }, [false, false]],
    [
      'an alternative may be guarded',
      { $any: [{ $when: guard, ...one }, one] },
      [true, false],
    ],
    [
      'logic may be guarded, and be a guard',
      { $any: [{ $when: { $not: guard }, $all: [one, one] }] },
      [true],
    ],
    [
      'deeper alternatives are part of one proof',
      { $all: [{ $any: [one, one] }] },
      [false],
    ],
  ])('%s', (_what, condition, guarded) => {
    const { proofs, problems } = parse(condition);
    expect(problems).toEqual([]);
    expect(proofs?.map(({ when }) => when !== undefined)).toEqual(guarded);
  });

  it.each<[unknown, string[]]>([
    [{ $any: [] }, ['$any must be a list of at least one condition']],
    [{ $any: [{ $when: guard }] }, ['$any 0 must not be empty']],
    [{ $any: [{ $when: {}, ...one }] }, ['$any 0 $when must not be empty']],
    [
      { $any: [one, { $when: { 'test/strin': 1 }, 'test/numbr': 1 }] },
      [
        "$any 1 $when unknown fact 'test/strin'; did you mean 'test/string'?",
        "$any 1 unknown fact 'test/numbr'; did you mean 'test/number'?",
      ],
    ],
    [
      { $when: guard, ...one },
      [
        '$when is only allowed in an alternative of the outermost $any, next to the condition that it guards',
      ],
    ],
    [
      { $all: [{ $when: guard, ...one }] },
      [
        '$all 0 $when is only allowed in an alternative of the outermost $any, next to the condition that it guards',
      ],
    ],
  ])('refuses %j', (condition, expected) => {
    const { proofs, problems } = parse(condition);
    expect(proofs).toBeUndefined();
    expect(problems).toEqual(expected);
  });

  it('says once that all proofs together are too large', () => {
    const many = { 'test/string': { $ne: 'x', $matches: 'y' } };
    const { problems } = parse({
      $any: Array.from({ length: 110 }, () => many),
    });
    expect(problems).toEqual(['$any 100 too large: more than 200 tests']);
  });
});
