const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A day, in milliseconds. */
export const DAY = 86_400_000;

/**
 * The start of an ISO date in UTC, as milliseconds since the epoch;
 * `undefined` if there is no such day.
 */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (!match) {
    return undefined;
  }
  const [year, month, day] = match.slice(1).map(Number);
  const start = Date.UTC(year, month - 1, day);
  const isInMonth =
    month >= 1 && month <= 12 && day >= 1 && start < Date.UTC(year, month, 1);
  return isInMonth ? start : undefined;
}

/**
 * An ISO 8601 instant with its offset, or a date in UTC, as milliseconds since
 * the epoch; `undefined` for anything else.
 */
export function parseInstant(text: string): number | undefined {
  if (!INSTANT.test(text)) {
    return parseDate(text);
  }
  const day = parseDate(text.slice(0, 10));
  const instant = Date.parse(text);
  return day === undefined || Number.isNaN(instant) ? undefined : instant;
}
