import { createGroup } from './__testUtils__/groups';
import {
  parentRefs,
  TeamNode,
  TeamRow,
  toListRows,
  toRowFilter,
  toTreeRows,
  toGroupTree,
} from './teamRows';

const toTitle = ({ value = 'Nobody' }: { value?: string }) => value;
const byTitle = (one: TeamRow, other: TeamRow) =>
  one.title.localeCompare(other.title);

const groups = [
  createGroup({ value: 'web', parents: ['shop'], own: [4], withBelow: [4] }),
  createGroup({ value: 'shop', own: [1, 2], withBelow: [5, 6] }),
  createGroup({
    value: 'api',
    parents: ['shop'],
    own: [0, 4],
    withBelow: [0, 4],
  }),
  createGroup({ value: 'empty', own: [], withBelow: [7] }),
  createGroup({ value: 'below', parents: ['empty'], own: [7], withBelow: [7] }),
  createGroup({ own: [3] }),
];
const tree = toGroupTree(groups, toTitle);

function readRows(open: readonly string[], compare = byTitle) {
  return toTreeRows(tree, {
    isOpen: ref => open.includes(ref),
    compare,
    ownChecks: () => undefined,
  });
}

const outline = (rows: readonly TeamRow[]) =>
  rows.map(
    ({ level, id, scope, counts }) =>
      `${'-'.repeat(level)}${id} ${scope} ${counts.total}`,
  );

it('shows a closed team with all that is below it', () => {
  expect(outline(readRows([]))).toEqual([
    '-empty withBelow 7',
    '-nobody all 3',
    '-shop withBelow 11',
  ]);
});

it('shows below an open team what it owns itself, then the teams below it', () => {
  expect(outline(readRows(['shop', 'empty']))).toEqual([
    '-empty withBelow 7',
    '--below all 7',
    '-nobody all 3',
    '-shop withBelow 11',
    '--shop#own own 3',
    '--api all 4',
    '--web all 4',
  ]);
});

it('says of each row where it stands among its siblings', () => {
  const places = readRows(['shop']).map(
    ({ id, position, siblings }) => `${id} ${position}/${siblings}`,
  );
  expect(places).toEqual([
    'empty 1/3',
    'nobody 2/3',
    'shop 3/3',
    'shop#own 1/3',
    'api 2/3',
    'web 3/3',
  ]);
});

it('opens only what others are below of', () => {
  expect(
    readRows(['web', 'shop']).map(({ id, isOpen }) => [id, isOpen]),
  ).toEqual([
    ['empty', false],
    ['nobody', undefined],
    ['shop', true],
    ['shop#own', undefined],
    ['api', undefined],
    ['web', undefined],
  ]);
});

it('sorts within each team', () => {
  const rows = readRows(['shop'], (one, other) => byTitle(other, one));
  expect(rows.map(({ id }) => id)).toEqual([
    'shop',
    'shop#own',
    'web',
    'api',
    'nobody',
    'empty',
  ]);
});

it('lists every team that owns something by what it owns itself', () => {
  const rows = toListRows(groups, { toTitle, compare: byTitle });
  expect(outline(rows)).toEqual([
    '-api all 4',
    '-below all 7',
    '-nobody all 3',
    '-shop all 3',
    '-web all 4',
  ]);
});

it.each([
  ['shop', {}, { owner: ['shop'], ownerTree: true }],
  ['shop#own', {}, { owner: ['shop'] }],
  ['api', { owner: ['api', 'web'], ownerTree: true }, { owner: ['api'] }],
  ['nobody', {}, { without: ['owner'] }],
  ['nobody', { without: ['system'] }, { without: ['system', 'owner'] }],
  ['api', { without: ['owner', 'tag'] }, { owner: ['api'], without: ['tag'] }],
] as const)('leads from %s with %j to %j', (id, filter, expected) => {
  const row = readRows(['shop']).find(candidate => candidate.id === id);
  expect(row && toRowFilter(row, filter)).toEqual(expected);
});

describe('toGroupTree', () => {
  /** The tree in one line: `a(b c(d))`. */
  function shape(nodes: readonly TeamNode[]): string {
    return nodes
      .map(({ title, children }) =>
        children.length > 0 ? `${title}(${shape(children)})` : title,
      )
      .join(' ');
  }

  function toShape(teams: readonly [string, ...string[]][]): string {
    return shape(
      toGroupTree(
        teams.map(([value, ...parents]) => createGroup({ value, parents })),
        toTitle,
      ),
    );
  }

  it.each([
    ['nothing', [], ''],
    ['no parents', [['a'], ['b']], 'a b'],
    [
      'children before their parents',
      [['c', 'b'], ['b', 'a'], ['a']],
      'a(b(c))',
    ],
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
    (_, teams, expected) => {
      expect(
        toShape(teams.map(([value, ...parents]) => [value, ...parents])),
      ).toBe(expected);
    },
  );

  it('places each of 60 groups that are all parents of each other once', () => {
    const refs = Array.from({ length: 60 }, (_, index) => `g${index}`);
    const laidOut = toGroupTree(
      refs.map(value => createGroup({ value, parents: refs })),
      toTitle,
    );
    expect(shape(laidOut).match(/g\d+/g)?.sort()).toEqual([...refs].sort());
  });

  it('keeps the services that nobody owns, beside the groups', () => {
    const laidOut = toGroupTree(
      [createGroup({ value: 'a' }), createGroup({})],
      toTitle,
    );
    expect(shape(laidOut)).toBe('a Nobody');
  });

  it('names the teams that others are below of', () => {
    const teams = [['a'], ['b', 'a'], ['c', 'b'], ['d']];
    const laidOut = toGroupTree(
      teams.map(([value, ...parents]) => createGroup({ value, parents })),
      toTitle,
    );
    expect(parentRefs(laidOut)).toEqual(['a', 'b']);
  });
});
