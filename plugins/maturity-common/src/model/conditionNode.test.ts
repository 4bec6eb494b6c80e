import { sources } from '../evaluate/__fixtures__/tiny';
import { formatOperand, listOperands } from './conditionNode';
import { createFactLookup } from './FactLookup';
import { parseCondition } from './parseCondition';
import { Condition } from './types';

function subjects(condition: Condition): string[] {
  const node = parseCondition(condition, {
    lookup: createFactLookup(sources),
    report: (path, message) => {
      throw new Error(`${path.join('.')} ${message}`);
    },
  });
  return node ? listOperands(node).map(formatOperand) : [];
}

describe('listOperands', () => {
  it.each<[Condition, string[]]>([
    [{ 'test/number': 1 }, ['test/number']],
    [{ 'entity/spec.type': 'service' }, ['entity/spec.type']],
    [
      { 'entity/metadata.annotations.a.b/c': { $exists: true } },
      ['entity/metadata.annotations.a.b/c'],
    ],
    [{ 'test/string': 'x', 'test/number': 1 }, ['test/string', 'test/number']],
    [{ $not: { 'test/number': 1 } }, ['test/number']],
    [
      { $any: [{ 'test/string': 'x' }, { $all: [{ 'test/number': 1 }] }] },
      ['test/string', 'test/number'],
    ],
    // Each once, where it stands first.
    [
      {
        $any: [
          { 'test/number': 1 },
          { 'entity/kind': 'API' },
          { $not: { 'test/number': { $gt: 7 } } },
        ],
      },
      ['test/number', 'entity/kind'],
    ],
    // The items of a list are read with the list.
    [
      { 'entity/relations': { $contains: { type: 'ownedBy' } } },
      ['entity/relations'],
    ],
  ])('%j: %j', (condition, expected) => {
    expect(subjects(condition)).toEqual(expected);
  });
});
