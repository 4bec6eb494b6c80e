import { createGroup } from './__testUtils__/groups';
import {
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
