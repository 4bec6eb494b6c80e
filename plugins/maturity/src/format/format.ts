const units = [
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
  for (const [unit, length] of units) {
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

/** A number in the reader's language. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(undefined, {
    maximumFractionDigits: 2,
  }).format(value);
}

/** The share of known checks, rounded down so that 100 % means all of them. */
export function formatShare(share: {
  readonly known: number;
  readonly applicable: number;
}): string {
  const ratio = share.applicable === 0 ? 0 : share.known / share.applicable;
  return new Intl.NumberFormat(undefined, { style: 'percent' }).format(
    Math.floor(ratio * 100) / 100,
  );
}
