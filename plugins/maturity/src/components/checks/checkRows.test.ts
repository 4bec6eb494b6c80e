import {
  builtInModel,
  CheckCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  byStage,
  checkSorts,
  toCheckRows,
  changeChecksQuery,
  parseChecksQuery,
} from './checkRows';

const [, second, third] = builtInModel.stages;
const [a, b] = second.checks;
const [c] = third.checks;

function createCounts(
  checkId: string,
  counts: Partial<CheckCounts> = {},
): CheckCounts {
  return {
    checkId,
    pass: 0,
    fail: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
    blocks: 0,
    blocksAlone: 0,
    ...counts,
  };
}

const items = [
  createCounts(a.id, { pass: 8, fail: 1, unknown: 9, blocks: 9 }),
  createCounts(b.id, { pass: 2, fail: 8, blocks: 3, blocksAlone: 1 }),
  createCounts(c.id, { pass: 1, fail: 2, blocks: 4, blocksAlone: 1 }),
  createCounts('no-longer-in-the-model', { fail: 99 }),
];

it.each([
  ['leverage', [c, b, a]],
  ['notMet', [b, c, a]],
  ['notMeasured', [a, b, c]],
  ['leastMet', [b, c, a]],
  ['model', [a, b, c]],
] as const)('sorts by %s', (sort, expected) => {
  const rows = toCheckRows(builtInModel, items, sort);
  expect(rows.map(({ check }) => check.id)).toEqual(
    expected.map(({ id }) => id),
  );
});

it('puts a check that applies to nobody behind those that are least met', () => {
  const rows = toCheckRows(
    builtInModel,
    [createCounts(a.id, { notApplicable: 5 }), createCounts(b.id, { pass: 5 })],
    'leastMet',
  );
  expect(rows.map(({ check }) => check.id)).toEqual([b.id, a.id]);
});

it('groups by stage, sorted within', () => {
  const groups = byStage(toCheckRows(builtInModel, items, 'leverage'));
  expect(
    groups.map(({ stage, rows }) => [
      stage.id,
      rows.map(({ check }) => check.id),
    ]),
  ).toEqual([
    [second.id, [b.id, a.id]],
    [third.id, [c.id]],
  ]);
});

it('keeps its state in the URL, beside what is not its own', () => {
  const written = changeChecksQuery(new URLSearchParams('owner=x'), {
    sort: 'notMet',
    isByStage: true,
    open: ['a', 'b'],
  });
  expect(parseChecksQuery(written)).toEqual({
    sort: 'notMet',
    isByStage: true,
    open: ['a', 'b'],
  });
  const [usual] = checkSorts;
  const cleared = changeChecksQuery(written, {
    sort: usual,
    isByStage: false,
    open: [],
  });
  expect(cleared.toString()).toBe('owner=x');
});
