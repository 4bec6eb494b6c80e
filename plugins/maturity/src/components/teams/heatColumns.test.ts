import { builtInModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { createCounts } from './__testUtils__/groups';
import { heatColumns, compareBy } from './heatColumns';
import { TeamRow } from './teamRows';

function createRow(change: Partial<TeamRow>): TeamRow {
  return {
    id: 'a',
    title: 'a',
    level: 1,
    position: 1,
    siblings: 1,
    scope: 'all',
    counts: createCounts([]),
    ...change,
  };
}

const stages = heatColumns('stages', builtInModel);
const [stage] = builtInModel.stages;
const [check, other] = builtInModel.stages.flatMap(({ checks }) => checks);

it('has a column for each stage and one for "not assessed"', () => {
  const row = createRow({ counts: createCounts([3, 1], { notAssessed: 4 }) });
  expect(stages.map(({ readShare }) => readShare(row)?.part)).toEqual([
    3, 1, 0, 0, 0, 4,
  ]);
  expect(stages[0].readShare(row)?.whole).toBe(8);
  expect(stages.map(({ narrowed }) => narrowed.stage?.[0])).toEqual([
    ...builtInModel.stages.map(({ id }) => id),
    'none',
  ]);
});

it('has a column for each check, counted where it applies', () => {
  const columns = heatColumns('checks', builtInModel, [other.id, check.id]);
  const row = createRow({
    checks: {
      pass: [9, 3],
      fail: [9, 2],
      unknown: [9, 1],
      exempt: [9, 4],
      notApplicable: [9, 50],
    },
  });
  const column = columns.find(({ id }) => id === `check.${check.id}`);
  expect(column?.readShare(row)).toEqual({ part: 3, whole: 10 });
  expect(column?.narrowed.check?.map(({ outcome }) => outcome)).toEqual([
    'fail',
    'unknown',
  ]);
});

it('claims no share of a check that was not counted', () => {
  const columns = heatColumns('checks', builtInModel, [check.id]);
  expect(columns[0].readShare(createRow({}))).toBeUndefined();
});

const rows = [
  createRow({ title: 'b', counts: createCounts([0, 5, 5], { known: 3 }) }),
  createRow({
    title: 'a',
    counts: createCounts([1, 0, 0, 0, 3], { known: 9 }),
  }),
  createRow({ title: 'c', counts: createCounts([10]) }),
  createRow({ title: 'none', counts: createCounts([], { known: 1 }) }),
];

it.each([
  ['name', 'asc', 'a b c none'],
  ['name', 'desc', 'none c b a'],
  ['total', 'desc', 'b c a none'],
  ['measured', 'desc', 'a b none c'],
  [`stage.${stage.id}`, 'desc', 'c a b none'],
  [`stage.${stage.id}`, 'asc', 'none b a c'],
  ['check.unheard-of', 'desc', 'a b c none'],
] as const)('sorts by %s %s', (field, order, expected) => {
  const sorted = [...rows].sort(compareBy({ field, order }, stages));
  expect(sorted.map(({ title }) => title).join(' ')).toBe(expected);
});
