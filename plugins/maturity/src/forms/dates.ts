const DAY_MS = 24 * 60 * 60 * 1000;

/** A UTC day, some days after an instant. */
export function daysAhead(now: number, days: number): string {
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10);
}

/** A UTC day, some months after an instant, and in the month that is meant. */
export function monthsAhead(now: number, months: number): string {
  const start = new Date(now);
  const end = new Date(now);
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) {
    end.setUTCDate(0);
  }
  return end.toISOString().slice(0, 10);
}
