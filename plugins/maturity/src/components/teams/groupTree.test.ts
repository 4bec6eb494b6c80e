import { GroupCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { createGroup } from './__testUtils__/groups';
import { parentRefs, TeamNode, toGroupTree } from './teamRows';

const toTitle = ({ value = 'nobody' }: GroupCounts) => value;

/** The tree in one line: `a(b c(d))`. */
function shape(nodes: readonly TeamNode[]): string {
  return nodes
    .map(({ title, children }) =>
      children.length > 0 ? `${title}(${shape(children)})` : title,
    )
    .join(' ');
}

function toShape(groups: readonly [string, ...string[]][]): string {
  return shape(
    toGroupTree(
      groups.map(([value, ...parents]) => createGroup({ value, parents })),
      toTitle,
    ),
  );
}

it.each([
  ['nothing', [], ''],
  ['no parents', [['a'], ['b']], 'a b'],
  ['children before their parents', [['c', 'b'], ['b', 'a'], ['a']], 'a(b(c))'],
  ['a parent that is not in the answer', [['a', 'gone']], 'a'],
  [
    'two parents: nearest to the top',
    [['a'], ['b', 'a'], ['c', 'b', 'a']],
    'a(b c)',
  ],
  ['a group that is its own parent', [['a', 'a']], 'a'],
  [
    'a circle',
    [
      ['a', 'b', 'c'],
      ['b', 'a', 'c'],
      ['c', 'a', 'b'],
    ],
    'a(b c)',
  ],
  [
    'a circle below a group',
    [['a', 'b'], ['b', 'a', 'top'], ['top']],
    'top(b(a))',
  ],
  [
    'a tail of a circle',
    [
      ['tail', 'b'],
      ['a', 'b'],
      ['b', 'a'],
    ],
    'b(tail a)',
  ],
] as const satisfies readonly [string, readonly (readonly [string, ...string[]])[], string][])(
  'lays out %s',
  (_, groups, expected) => {
    expect(
      toShape(groups.map(([value, ...parents]) => [value, ...parents])),
    ).toBe(expected);
  },
);

it('places each of 60 groups that are all parents of each other once', () => {
  const refs = Array.from({ length: 60 }, (_, index) => `g${index}`);
  const tree = toGroupTree(
    refs.map(value => createGroup({ value, parents: refs })),
    toTitle,
  );
  expect(shape(tree).match(/g\d+/g)?.sort()).toEqual([...refs].sort());
});

it('keeps the services that nobody owns, beside the groups', () => {
  const tree = toGroupTree(
    [createGroup({ value: 'a' }), createGroup({})],
    toTitle,
  );
  expect(shape(tree)).toBe('a nobody');
});

it('names the teams that others are below of', () => {
  const groups = [['a'], ['b', 'a'], ['c', 'b'], ['d']];
  const tree = toGroupTree(
    groups.map(([value, ...parents]) => createGroup({ value, parents })),
    toTitle,
  );
  expect(parentRefs(tree)).toEqual(['a', 'b']);
});
