import {
  formatDate,
  formatDuration,
  formatInstant,
  formatLimit,
  formatRelative,
  subtractDays,
} from './times';

const HOUR = 3_600;
const DAY = 24 * HOUR;

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

it('keeps a calendar date on its day and leaves other text alone', () => {
  expect(formatDate('2027-03-31')).toBe('Mar 31, 2027');
  expect(formatDate('soon')).toBe('soon');
});

it('shows instants with date and time', () => {
  expect(formatInstant('2026-11-23T12:00:00Z')).toMatch(/Nov 2\d, 2026/);
});

it.each([
  [0, '0 seconds'],
  [42, '42 seconds'],
  [90, '1.5 minutes'],
  [45 * 60, '45 minutes'],
  [HOUR, '1 hour'],
  [2.31 * HOUR, '2.3 hours'],
  [36 * HOUR, '36 hours'],
  [2 * DAY, '2 days'],
  [5.25 * DAY, '5.3 days'],
  [21 * DAY, '3 weeks'],
  [100 * DAY, '3.3 months'],
])('shows a duration of %d s as %s', (seconds, told) => {
  expect(formatDuration(seconds)).toBe(told);
});

it.each([
  [HOUR, '1 hr'],
  [DAY, '1 day'],
  [7 * DAY, '1 wk'],
  [30 * DAY, '1 mth'],
  [180 * DAY, '6 mths'],
])('shows the limit %d s as %s', (seconds, told) => {
  expect(formatLimit(seconds)).toBe(told);
});

it('counts days back over the end of a month', () => {
  expect(subtractDays('2026-03-01', 1)).toBe('2026-02-28');
  expect(subtractDays('2026-11-29', 90)).toBe('2026-08-31');
});
