import {
  formatDuration,
  formatLimit,
  formatRate,
  frequencyOf,
} from './formatMeasure';

const HOUR = 3_600;
const DAY = 24 * HOUR;

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
])('tells a duration of %d s as %s', (seconds, told) => {
  expect(formatDuration(seconds)).toBe(told);
});

it.each([
  [HOUR, '1 hr'],
  [DAY, '1 day'],
  [7 * DAY, '1 wk'],
  [30 * DAY, '1 mth'],
  [180 * DAY, '6 mths'],
])('tells the limit %d s as %s', (seconds, told) => {
  expect(formatLimit(seconds)).toBe(told);
});

it.each([
  [0, '0%'],
  [0.0312, '3.1%'],
  [0.08, '8%'],
  [0.118, '12%'],
  [1, '100%'],
])('tells the share %d as %s', (share, told) => {
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
])('tells %d a day as a number %s', (perDay, span, number) => {
  expect(frequencyOf(perDay)).toEqual({ span, number });
});
