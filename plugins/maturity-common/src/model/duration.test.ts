import { parseDuration } from './duration';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('parseDuration', () => {
  it.each([
    ['90 days', 90 * DAY],
    ['1 day', DAY],
    ['1 Day', DAY],
    ['36hours', 36 * HOUR],
    ['2 weeks', 14 * DAY],
    ['P90D', 90 * DAY],
    ['P1Y', 365 * DAY],
    ['P1M', 30 * DAY],
    ['PT1M', 60_000],
    ['P1DT12H', 36 * HOUR],
    [{ days: 90 }, 90 * DAY],
    [{ days: 1, hours: 12 }, 36 * HOUR],
    [{ days: 0.5 }, 12 * HOUR],
  ])('reads %j', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '90',
    '90 dayz',
    '-1 days',
    '0 days',
    'P0D',
    '90 days and a bit',
    90,
    true,
    null,
    [],
    {},
    { days: -1 },
    { days: '90' },
    { day: 90 },
    { days: 90, fortnights: 1 },
  ])('refuses %j', value => {
    expect(parseDuration(value)).toBeUndefined();
  });
});
