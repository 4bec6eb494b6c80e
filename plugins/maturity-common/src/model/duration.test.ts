import { durationUnits, parseDuration } from './duration';

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
    ['1500 milliseconds', 1_500],
    ['1 millisecond', 1],
    ['P1Y2M3W4DT5H6M7S', (365 + 60 + 21 + 4) * DAY + 5 * HOUR + 367_000],
    ['PT0H1S', 1_000],
    ['P0DT1S', 1_000],
    ['007 days', 7 * DAY],
    [{ weeks: 1, days: 0 }, 7 * DAY],
    // Months have thirty days and years 365, wherever they fall.
    [{ years: 1, months: 1 }, 395 * DAY],
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
    { days: NaN },
    { days: Infinity },
    { days: 0, hours: 0 },
    { days: 2, hours: -1 },
    // More than any number holds.
    `${'9'.repeat(400)} days`,
    'PT',
    'P1H',
    'P1.5D',
    'p1d',
    'P1D ',
    '1  day',
    '1.5 days',
    'days',
    '1 d',
    '1 days 2 hours',
    undefined,
  ])('refuses %j', value => {
    expect(parseDuration(value)).toBeUndefined();
  });
});

describe('durationUnits', () => {
  it.each(durationUnits)('%s can be written in each form', unit => {
    const singular = unit.slice(0, -1);
    const expected = parseDuration({ [unit]: 2 });
    expect(expected).toBeGreaterThan(0);
    expect(parseDuration(`2 ${unit}`)).toBe(expected);
    expect(parseDuration(`2 ${singular}`)).toBe(expected);
    expect(parseDuration(`2${unit.toUpperCase()}`)).toBe(expected);
  });

  it('stand from the longest to the shortest', () => {
    const lengths = durationUnits.map(
      unit => parseDuration({ [unit]: 1 }) ?? 0,
    );
    expect(lengths).toEqual([...lengths].sort((one, other) => other - one));
  });
});
