const DAY = 24 * 3_600_000;

/**
 * Returns the instant some days before another, ISO 8601 in UTC without
 * milliseconds.
 *
 * @param now - Milliseconds since 1970.
 * @public
 */
export function daysBefore(now: number, days: number): string {
  return `${new Date(now - days * DAY).toISOString().slice(0, 19)}Z`;
}

/**
 * Counts whole days since an instant, at least 0.
 *
 * @param now - Milliseconds since 1970.
 * @param instant - ISO 8601.
 * @public
 */
export function daysSince(now: number, instant: string): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / DAY));
}
