import {
  formatNumber,
  formatRate,
  formatShare,
  toFrequency,
  toWholeShares,
} from './numbers';

it('groups the digits of a number', () => {
  expect(formatNumber(12345.678)).toBe('12,345.68');
});

it.each([
  [0, 10, '0%'],
  [10, 10, '100%'],
  [1, 3, '33%'],
  [9, 13, '69%'],
  // 42.5 %: the tab, the card and the page round it the same way.
  [17, 40, '43%'],
  [1, 1000, '< 1%'],
  [999, 1000, '> 99%'],
  [99, 100, '99%'],
  [0, 0, '–'],
])('shows %d of %d as %s', (part, whole, shown) => {
  expect(formatShare(part, whole)).toBe(shown);
});

it.each([
  [0, '0%'],
  [0.0312, '3.1%'],
  [0.08, '8%'],
  [0.118, '12%'],
  [1, '100%'],
])('shows the rate %d as %s', (share, told) => {
  expect(formatRate(share)).toBe(told);
});

it.each([
  [3, 'perDay', '3'],
  [1, 'perDay', '1'],
  [4 / 7, 'perWeek', '4'],
  [1 / 7, 'perWeek', '1'],
  [6 / 90, 'perMonth', '2'],
  [1 / 90, 'perYear', '4.1'],
  [1 / 1000, 'perYear', '0.4'],
])('shows %d a day as a number %s', (perDay, span, number) => {
  expect(toFrequency(perDay)).toEqual({ span, number });
});

it.each([
  [
    [8, 0, 1, 3],
    [67, 0, 8, 25],
  ],
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [61, 12, 9, 18],
    [61, 12, 9, 18],
  ],
  // Neither nothing nor all, so neither 0 nor 100.
  [
    [999, 1],
    [99, 1],
  ],
  [
    [9_997, 1, 1, 1],
    [97, 1, 1, 1],
  ],
  [
    [5, 0],
    [100, 0],
  ],
  [
    [0, 0],
    [0, 0],
  ],
])('splits 100 %% into the shares of %j', (parts, shares) => {
  expect(toWholeShares(parts)).toEqual(shares);
});

it('has shares that add up to 100, none of a part that is there is 0', () => {
  for (let seed = 1; seed < 3_000; seed++) {
    const parts = [seed % 7, (seed * 31) % 113, seed % 2, (seed * 17) % 5_000];
    const shares = toWholeShares(parts);
    const whole = parts.reduce((one, other) => one + other);
    expect(shares.reduce((one, other) => one + other)).toBe(100);
    expect(shares.map(percent => percent > 0)).toEqual(
      parts.map(part => part > 0),
    );
    parts.forEach((part, index) => {
      const gap = Math.abs(shares[index] - (100 * part) / whole);
      expect(gap).toBeLessThan(parts.length);
    });
  }
});
