import { JsonValue } from '@backstage/types';
import { parseTime } from './parseTime';

const now = Date.parse('2026-06-15T12:00:00Z');

describe('parseTime', () => {
  it.each<[JsonValue, string]>([
    ['2026-06-15T12:00:00Z', '2026-06-15T12:00:00.000Z'],
    ['2026-06-15T13:30:00.5+02:00', '2026-06-15T11:30:00.500Z'],
    ['2026-06-15T08:00:00-0400', '2026-06-15T12:00:00.000Z'],
    ['2026-06-15', '2026-06-15T00:00:00.000Z'],
    ['2026-06-15T12:05:00Z', '2026-06-15T12:05:00.000Z'],
    [1_781_524_800, '2026-06-15T12:00:00.000Z'],
    [1_781_524_800.25, '2026-06-15T12:00:00.250Z'],
    [1_781_524_800_000, '2026-06-15T12:00:00.000Z'],
  ])('reads %j', (value, instant) => {
    expect(parseTime(value, now)).toEqual({ instant });
  });

  it.each<[JsonValue, string]>([
    ['2026-06-15T12:05:01Z', 'is in the future'],
    [1_781_525_101, 'is in the future'],
    ['2026-06-15T12:00:00', 'is no time with an offset from UTC'],
    ['2026-02-30T12:00:00Z', 'is no time with an offset from UTC'],
    ['15 June 2026', 'is no time with an offset from UTC'],
    ['1781524800', 'is no time with an offset from UTC'],
    ['', 'is no time with an offset from UTC'],
    [0, 'is no time with an offset from UTC'],
    [20_260_615, 'is no time with an offset from UTC'],
    [-1, 'is no time with an offset from UTC'],
    [1e300, 'is no time with an offset from UTC'],
    [null, 'is no time with an offset from UTC'],
    [true, 'is no time with an offset from UTC'],
    [['2026-06-15'], 'is no time with an offset from UTC'],
  ])('refuses %j', (value, problem) => {
    expect(parseTime(value, now)).toEqual({ problem });
  });
});
