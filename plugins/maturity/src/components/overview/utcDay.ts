const day = 86_400_000;

/** The current UTC day, `2026-10-01`. */
export function todayInUtc(): string {
  return new Date(Date.now()).toISOString().slice(0, 10);
}

/** The UTC day so many days before another. */
export function daysBefore(utcDay: string, days: number): string {
  return new Date(Date.parse(utcDay) - days * day).toISOString().slice(0, 10);
}
