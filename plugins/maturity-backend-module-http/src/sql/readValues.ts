import { JsonValue } from '@backstage/types';

/** Digits that a number of JavaScript holds exactly. */
const MAX_DIGITS = 15;

/** Reads a number, and leaves one that would be rounded as text. */
export function readNumber(text: string): JsonValue {
  const value = Number(text);
  const digits = text.replace(/^-?0*|\D/g, '').length;
  const isExact = Number.isSafeInteger(value) || digits <= MAX_DIGITS;
  return /\d$/.test(text) && isExact && Number.isFinite(value) ? value : text;
}

/** Reads a binary floating-point number. What is none in JSON stays text. */
export function readFloat(text: string): JsonValue {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/** Reads JSON. Numbers that would be rounded, and what is not JSON, stay text. */
export function readJson(text: string): JsonValue {
  const keepExact = (
    _: string,
    value: unknown,
    // Node 20 does not tell how a number was written.
    context?: { readonly source?: string },
  ) =>
    typeof value === 'number' && context?.source !== undefined
      ? readNumber(expand(context.source))
      : value;
  try {
    return /\d{16}/.test(text)
      ? JSON.parse(text, keepExact as (key: string, value: unknown) => unknown)
      : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Only what is written without an exponent can be compared digit by digit. */
function expand(source: string): string {
  return /[eE]/.test(source) ? String(Number(source)) : source;
}

const TIME = /^(\d{4,}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)(\+00)?$/;

/** Writes a time in UTC as ISO 8601. A time without zone has that of `zone`. */
export function readTime(text: string, zone: string | undefined): JsonValue {
  const [, date, time, isUtc] = TIME.exec(text) ?? [];
  if (date === undefined) {
    return text;
  }
  const own = zone === 'UTC' ? 'Z' : zone;
  return `${date}T${time}${isUtc ? 'Z' : own ?? ''}`;
}
