import {
  formatDuration,
  formatLimit,
  formatRate,
  frequencyOf,
} from './formatMeasure';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('formatDuration', () => {
  it.each([
    [0, '0 seconds'],
    [59, '59 seconds'],
    [90, '1.5 minutes'],
    [2.3 * HOUR, '2.3 hours'],
    [23 * HOUR, '23 hours'],
    [30 * HOUR, '30 hours'],
    [3 * DAY, '3 days'],
    [13 * DAY, '13 days'],
    [21 * DAY, '3 weeks'],
    [90 * DAY, '3 months'],
  ])('tells %d seconds as "%s"', (seconds, told) => {
    expect(formatDuration(seconds)).toBe(told);
  });
});

describe('formatLimit', () => {
  it.each([
    [HOUR, '1 hr'],
    [DAY / 2, '12 hr'],
    [DAY, '1 day'],
    [7 * DAY, '1 wk'],
    [180 * DAY, '6 mths'],
  ])('tells %d seconds as "%s"', (seconds, told) => {
    expect(formatLimit(seconds)).toBe(told);
  });
});

describe('formatRate', () => {
  it.each([
    [0, '0%'],
    [0.004, '0.4%'],
    [0.08, '8%'],
    [0.123, '12%'],
    [1, '100%'],
  ])('tells %d as "%s"', (share, told) => {
    expect(formatRate(share)).toBe(told);
  });
});

describe('frequencyOf', () => {
  it.each([
    [3.25, 'perDay', '3.3'],
    [1, 'perDay', '1'],
    [4 / 7, 'perWeek', '4'],
    [1 / 7, 'perWeek', '1'],
    [1 / 15, 'perMonth', '2'],
    [1 / 90, 'perYear', '4.1'],
    [1 / 900, 'perYear', '0.4'],
  ])('tells %d a day as %s: %s', (perDay, span, number) => {
    expect(frequencyOf(perDay)).toEqual({ span, number });
  });
});
