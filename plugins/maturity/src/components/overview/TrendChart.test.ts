import { toAxisTicks } from './TrendChart';

it.each([
  [1, [0, 1]],
  [7, [0, 2, 4, 6]],
  [100, [0, 50, 100]],
  [412, [0, 100, 200, 300, 400]],
  [50_000, [0, 20_000, 40_000]],
])('divides an axis up to %d evenly', (max, ticks) => {
  expect(toAxisTicks(max)).toEqual(ticks);
});
