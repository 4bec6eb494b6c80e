import { countDigits } from './numbers';

const relativeUnits = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "12 minutes ago", "in 3 days", in the reader's language. */
export function formatRelative(instant: string, now: number): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  for (const [unit, length] of relativeUnits) {
    if (Math.abs(seconds) >= length) {
      return format.format(Math.round(seconds / length), unit);
    }
  }
  return format.format(0, 'second');
}

/** Date and time in the reader's language and time zone. */
export function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));
}

/** A calendar date, which has no time zone. */
export function formatDate(date: string): string {
  const parsed = new Date(date);
  return Number.isNaN(parsed.getTime())
    ? date
    : new Intl.DateTimeFormat(undefined, {
        dateStyle: 'medium',
        timeZone: 'UTC',
      }).format(parsed);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;

/** Units of durations, each used from a number of seconds on. */
const durationUnits = [
  { unit: 'month', length: MONTH, from: 2 * MONTH },
  { unit: 'week', length: WEEK, from: 2 * WEEK },
  { unit: 'day', length: DAY, from: 2 * DAY },
  { unit: 'hour', length: HOUR, from: HOUR },
  { unit: 'minute', length: MINUTE, from: MINUTE },
  { unit: 'second', length: 1, from: 0 },
] as const;

/** A duration in the reader's language: "2.3 hours", "3 days". */
export function formatDuration(
  seconds: number,
  unitDisplay: 'long' | 'short' = 'long',
): string {
  const { unit, length } =
    durationUnits.find(({ from }) => seconds >= from) ??
    durationUnits[durationUnits.length - 1];
  const value = seconds / length;
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    unitDisplay,
    maximumFractionDigits: countDigits(value),
  }).format(value);
}

/** The limit between two bands, abbreviated: "1 day", "6 mths". */
export function formatLimit(seconds: number): string {
  const { unit, length } =
    durationUnits.find(({ length: each }) => seconds >= each) ??
    durationUnits[durationUnits.length - 1];
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(seconds / length);
}

/** The current UTC day, `2026-10-01`. */
export function todayInUtc(): string {
  return new Date(Date.now()).toISOString().slice(0, 10);
}

/** The UTC day so many days before another. */
export function subtractDays(utcDay: string, days: number): string {
  return new Date(Date.parse(utcDay) - days * DAY * 1_000)
    .toISOString()
    .slice(0, 10);
}

/** "40 ms" or "2.3 sec", in the reader's language. */
export function formatMilliseconds(duration: number): string {
  const [value, unit] =
    duration < 1000 ? [duration, 'millisecond'] : [duration / 1000, 'second'];
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    maximumFractionDigits: countDigits(value),
  }).format(value);
}
