import {
  formatDate,
  formatInstant,
  formatNumber,
  formatRelative,
  formatShare,
} from './format';

describe('formatRelative', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');

  it.each([
    ['2026-11-23T11:59:50Z', 'now'],
    ['2026-11-23T11:48:00Z', '12 minutes ago'],
    ['2026-11-23T09:00:00Z', '3 hours ago'],
    ['2026-11-22T11:00:00Z', 'yesterday'],
    ['2026-11-10T12:00:00Z', '2 weeks ago'],
    ['2026-09-01T12:00:00Z', '3 months ago'],
    ['2024-11-20T12:00:00Z', '2 years ago'],
    ['2026-11-26T12:00:00Z', 'in 3 days'],
  ])('tells %s as "%s"', (instant, told) => {
    expect(formatRelative(instant, now)).toBe(told);
  });
});

describe('formatShare', () => {
  it.each([
    [{ known: 9, applicable: 13 }, '69%'],
    [{ known: 0, applicable: 5 }, '0%'],
    [{ known: 0, applicable: 0 }, '0%'],
    [{ known: 5, applicable: 5 }, '100%'],
    [{ known: 999, applicable: 1000 }, '99%'],
  ])('tells %j as %s', (share, told) => {
    expect(formatShare(share)).toBe(told);
  });
});

it('keeps a calendar date on its day and leaves other text alone', () => {
  expect(formatDate('2027-03-31')).toBe('Mar 31, 2027');
  expect(formatDate('soon')).toBe('soon');
});

it('writes instants with date and time, and numbers in groups', () => {
  expect(formatInstant('2026-11-23T12:00:00Z')).toMatch(/Nov 2\d, 2026/);
  expect(formatNumber(12345.678)).toBe('12,345.68');
});
