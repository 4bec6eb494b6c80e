import { isUtcInstant, parseDate, parseInstant } from './instant';

describe('parseDate', () => {
  it('answers the start of the day in UTC', () => {
    expect(parseDate('2026-06-15')).toBe(Date.UTC(2026, 5, 15));
    expect(parseDate('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-00-10',
    '2026-13-10',
    '2026-01-00',
    '2026-1-1',
    '15.06.2026',
    '2026-06-15T00:00:00Z',
    ' 2026-06-15',
    '',
  ])('refuses %j', text => {
    expect(parseDate(text)).toBeUndefined();
  });
});

describe('parseInstant', () => {
  it.each([
    '2026-06-15T12:30:45Z',
    '2026-06-15T12:30Z',
    '2026-06-15T12:30:45.5Z',
    '2026-06-15T12:30:45.123Z',
    '2026-06-15T12:30:45.123456Z',
    '2026-06-15T12:30:45+02:00',
    '2026-06-15T12:30:45.25-05:30',
    '2028-02-29T23:59:59.999Z',
    '2026-06-15',
  ])('reads %s as Date.parse does', text => {
    expect(parseInstant(text)).toBe(Date.parse(text));
  });

  it.each([
    '2026-02-30T12:00:00Z',
    '2026-06-15T24:00:00Z',
    '2026-06-15T12:60:00Z',
    '2026-06-15T12:00:60Z',
    '2026-06-15T12:00:00',
    '2026-06-15 12:00:00Z',
    '2026-06-15T12:00:00+0200',
    'yesterday',
    '1750000000',
  ])('refuses %j', text => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('isUtcInstant', () => {
  it.each(['2026-06-15T12:30Z', '2026-06-15T12:30:45.123Z'])(
    'accepts %j',
    text => {
      expect(isUtcInstant(text)).toBe(true);
    },
  );

  it.each([
    '2026-06-15',
    '2026-06-15T12:30:45+02:00',
    '2026-02-30T12:00:00Z',
    'Z',
    1_750_000_000,
    undefined,
    null,
  ])('refuses %j', value => {
    expect(isUtcInstant(value)).toBe(false);
  });
});
