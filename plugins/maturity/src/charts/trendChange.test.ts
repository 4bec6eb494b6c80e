import {
  builtInModel,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { trimHistory, measureTrendChange } from './trendChange';

const [first, second, third] = builtInModel.stages;

/** Services at the first three stages, and those not assessed. */
function point(
  day: string,
  counts: readonly number[],
  notAssessed = 0,
): TrendPoint {
  const [one = 0, two = 0, three = 0] = counts;
  return {
    day,
    total: one + two + three + notAssessed,
    notAssessed,
    byStage: [
      { stage: first.id, count: one },
      { stage: second.id, count: two },
      { stage: third.id, count: three },
    ],
  };
}

const nothing = point('2026-10-01', []);

it.each([
  [
    'rises',
    [point('2026-10-01', [6, 2, 2]), point('2026-10-02', [2, 2, 6])],
    40,
  ],
  [
    'falls',
    [point('2026-10-01', [5, 0, 5]), point('2026-10-02', [9, 0, 1])],
    -40,
  ],
  [
    'stays',
    [point('2026-10-01', [5, 0, 5]), point('2026-10-02', [5, 0, 5])],
    0,
  ],
  [
    'falls when more are not assessed',
    [point('2026-10-01', [5, 0, 5]), point('2026-10-02', [5, 0, 5], 10)],
    -25,
  ],
] as const)('a share that %s', (_, items, points) => {
  expect(measureTrendChange(builtInModel, items, 3)).toMatchObject({
    points,
    isWhole: true,
    since: '2026-10-01',
  });
});

it('begins where the history begins, and says that it does', () => {
  const items = [
    nothing,
    point('2026-10-02', [1, 0, 1]),
    point('2026-10-03', [0, 0, 2]),
  ];
  expect(trimHistory(items)).toHaveLength(2);
  expect(measureTrendChange(builtInModel, items, 3)).toEqual({
    since: '2026-10-02',
    isWhole: false,
    before: 0.5,
    after: 1,
    points: 50,
  });
});

it.each([
  ['no day', []],
  ['days without anything', [nothing, nothing]],
  ['one day only', [nothing, point('2026-10-02', [1])]],
])('makes no trend of %s', (_, items) => {
  expect(measureTrendChange(builtInModel, items, 3)).toBeUndefined();
});
