const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A day, in milliseconds. */
export const DAY = 24 * HOUR;

/**
 * How far the clocks of two machines may differ, in milliseconds. A later time
 * lies in the future and proves nothing.
 *
 * @public
 */
export const CLOCK_SKEW = 5 * MINUTE;

/**
 * Parses an ISO date to the start of its day in UTC, in milliseconds since the
 * epoch; `undefined` if the day does not exist.
 *
 * @public
 */
export function parseDate(text: string): number | undefined {
  return DATE.test(text) ? startOfDay(text) : undefined;
}

/**
 * Parses an ISO 8601 instant with an offset, or a date in UTC, to milliseconds
 * since the epoch; `undefined` for anything else.
 *
 * @remarks
 * It does not use `Date.parse`, which accepts 30 February as 2 March and is
 * slower than all other work on a fact.
 *
 * @public
 */
export function parseInstant(text: string): number | undefined {
  if (!INSTANT.test(text)) {
    return parseDate(text);
  }
  const start = startOfDay(text);
  const hours = digits(text, 11, 13);
  const minutes = digits(text, 14, 16);
  const zone = text.endsWith('Z') ? text.length - 1 : text.length - 6;
  const seconds = text[16] === ':' ? Number(text.slice(17, zone)) : 0;
  if (start === undefined || hours > 23 || minutes > 59 || seconds >= 60) {
    return undefined;
  }
  const local =
    start + hours * HOUR + minutes * MINUTE + Math.trunc(seconds * 1_000);
  return text.endsWith('Z') ? local : local - offsetAt(text, zone);
}

/**
 * Whether a value is an ISO 8601 instant in UTC: `2026-06-15T12:30:00Z`, with or
 * without seconds and their fractions. Texts like that can be compared as texts.
 *
 * @public
 */
export function isUtcInstant(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.endsWith('Z') &&
    parseInstant(value) !== undefined
  );
}

function startOfDay(text: string): number | undefined {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const start = Date.UTC(year, month - 1, day);
  if (month < 1 || month > 12 || day < 1) {
    return undefined;
  }
  return day <= 28 || start < Date.UTC(year, month, 1) ? start : undefined;
}

/** Parses an offset from UTC, such as `+02:00`, at a position, in milliseconds. */
function offsetAt(text: string, position: number): number {
  const offset =
    digits(text, position + 1, position + 3) * HOUR +
    digits(text, position + 4, position + 6) * MINUTE;
  return text[position] === '-' ? -offset : offset;
}

/** Parses the digits between two positions. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let position = from; position < to; position++) {
    number = number * 10 + text.charCodeAt(position) - 48;
  }
  return number;
}
