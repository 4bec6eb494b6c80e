import {
  formatPeriod,
  lastDays,
  lastWeeks,
  periodBefore,
  within,
} from './windows';

const iso = ({ from, to }: { from: number; to: number }) =>
  [from, to].map(instant => new Date(instant).toISOString());

describe('windows', () => {
  it.each([
    ['2026-06-15T00:00:00.000Z', 30, '2026-05-17', '2026-06-16'],
    ['2026-06-15T23:59:59.999Z', 30, '2026-05-17', '2026-06-16'],
    ['2026-06-16T00:00:00.000Z', 30, '2026-05-18', '2026-06-17'],
    ['2026-06-15T12:00:00.000Z', 90, '2026-03-18', '2026-06-16'],
    ['2024-03-01T00:00:00.000Z', 30, '2024-02-01', '2024-03-02'],
  ])(
    'at %p the last %p days go from %p to before %p',
    (now, days, from, to) => {
      expect(iso(lastDays(new Date(now), days))).toEqual([
        `${from}T00:00:00.000Z`,
        `${to}T00:00:00.000Z`,
      ]);
    },
  );

  it('are written with their first and their last day', () => {
    const period = lastDays(new Date('2026-06-15T12:00:00Z'), 30);
    expect(formatPeriod(period)).toEqual({
      from: '2026-05-17',
      to: '2026-06-15',
    });
    expect(formatPeriod(periodBefore(period))).toEqual({
      from: '2026-04-17',
      to: '2026-05-16',
    });
  });

  it('are weeks that end today, without a gap', () => {
    const weeks = lastWeeks(new Date('2026-06-15T12:00:00Z'), 26);
    expect(weeks).toHaveLength(26);
    expect(formatPeriod(weeks[25])).toEqual({
      from: '2026-06-09',
      to: '2026-06-15',
    });
    expect(formatPeriod(weeks[0]).from).toBe('2025-12-16');
    for (const [index, { from, to }] of weeks.entries()) {
      expect(to - from).toBe(7 * 86_400_000);
      expect(from).toBe(index === 0 ? from : weeks[index - 1].to);
    }
  });

  // In Berlin the 29th of March 2026 has 23 hours, the 25th of October 25.
  it.each(['2026-04-10T12:00:00+02:00', '2026-11-05T12:00:00+01:00'])(
    'have days of 24 hours each, whatever clocks do before %p',
    now => {
      const { from, to } = lastDays(new Date(now), 30);
      expect(to - from).toBe(30 * 24 * 3_600_000);
      expect(new Date(from).toISOString()).toMatch(/T00:00:00.000Z$/);
    },
  );

  it('take their first millisecond in, and the first after them not', () => {
    const items = [1, 2, 2, 3, 5, 5, 8].map((at, index) => ({ at, index }));
    const inside = (from: number, to: number) =>
      within(items, { from, to }).map(({ index }) => index);
    expect(inside(2, 5)).toEqual([1, 2, 3]);
    expect(inside(5, 6)).toEqual([4, 5]);
    expect(inside(0, 100)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(inside(6, 8)).toEqual([]);
    expect(inside(9, 10)).toEqual([]);
  });
});
