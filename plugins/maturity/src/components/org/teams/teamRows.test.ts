import {
  builtInModel,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { sortTeamRows, toTeamRows } from './teamRows';

function countsOf(counts: number[], known = 0): StageCounts {
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    byStage: builtInModel.stages.map(({ id }, index) => ({
      stage: id,
      count: counts[index] ?? 0,
    })),
    notAssessed: 0,
    measured: { known, applicable: 10 },
    withExemptions: known,
    outcomes: { pass: 0, fail: 0, unknown: 0, notApplicable: 0, exempt: 0 },
  };
}

const rows = toTeamRows({
  model: builtInModel,
  atLeast: 3,
  titleOf: ref => ref ?? 'No owner',
  groups: [
    { value: 'b', ...countsOf([0, 5, 5], 3) },
    { value: 'a', ...countsOf([1, 0, 0, 0, 3], 9) },
    { ...countsOf([10], 0) },
    { value: 'empty', ...countsOf([], 1) },
  ],
});

it('counts the services at the chosen stage or above', () => {
  expect(rows.map(({ title, atLeast }) => [title, atLeast])).toEqual([
    ['b', 5],
    ['a', 3],
    ['No owner', 0],
    ['empty', 0],
  ]);
});

it.each([
  ['name', 'asc', ['a', 'b', 'empty', 'No owner']],
  ['name', 'desc', ['No owner', 'empty', 'b', 'a']],
  ['total', 'desc', ['b', 'No owner', 'a', 'empty']],
  ['atLeast', 'desc', ['a', 'b', 'No owner', 'empty']],
  ['atLeast', 'asc', ['empty', 'No owner', 'b', 'a']],
  ['measured', 'desc', ['a', 'b', 'empty', 'No owner']],
  ['exemptions', 'asc', ['No owner', 'empty', 'b', 'a']],
] as const)('sorts by %s %s', (field, order, expected) => {
  const sorted = sortTeamRows(rows, { field, order });
  expect(sorted.map(({ title }) => title)).toEqual(expected);
});

it('gives every row an id, also the services that nobody owns', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.every(({ id }) => id !== '')).toBe(true);
});
