import { JsonValue } from '@backstage/types';
import {
  CLOCK_SKEW,
  parseInstant,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Numbers from here to `LAST` are times: seconds, or milliseconds, since 1970. */
const FIRST = Date.UTC(2000, 0);
const LAST = Date.UTC(2100, 0);

/**
 * Reads a time that a tool wrote: ISO 8601 with an offset or as a date, or seconds
 * or milliseconds since 1970.
 *
 * @param now - Milliseconds since 1970.
 */
export function parseTime(
  value: JsonValue,
  now: number,
):
  | { readonly instant: string; readonly problem?: undefined }
  | { readonly instant?: undefined; readonly problem: string } {
  const time = typeof value === 'number' ? parseEpoch(value) : parseText(value);
  if (time === undefined) {
    return { problem: 'is no time with an offset from UTC' };
  }
  return time > now + CLOCK_SKEW
    ? { problem: 'is in the future' }
    : { instant: new Date(time).toISOString() };
}

function parseEpoch(value: number): number | undefined {
  return [value * 1_000, value].find(time => time >= FIRST && time < LAST);
}

function parseText(value: JsonValue): number | undefined {
  return typeof value === 'string'
    ? // Java writes `+0200` by default.
      parseInstant(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    : undefined;
}
