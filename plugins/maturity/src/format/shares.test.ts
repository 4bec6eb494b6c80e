import { formatShareOf } from './shares';

it.each([
  [0, 10, '0%'],
  [10, 10, '100%'],
  [1, 3, '33%'],
  [1, 1000, '< 1%'],
  [999, 1000, '> 99%'],
  [99, 100, '99%'],
  [0, 0, '–'],
])('shows %d of %d as %s', (part, whole, shown) => {
  expect(formatShareOf(part, whole)).toBe(shown);
});
