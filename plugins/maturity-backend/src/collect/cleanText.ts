import { JsonValue } from '@backstage/types';

// Control characters (but tab and line feed), the marks that reorder text on a
// screen, and halves of surrogate pairs: PostgreSQL refuses the first and the
// last, people are deceived by the second.
const UNPRINTABLE =
  /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** The text without characters that cannot be stored or that deceive a reader. */
export function cleanText(text: string): string {
  return text.replace(UNPRINTABLE, '');
}

/** The text in at most `length` characters; that it was cut can be seen. */
export function shorten(text: string, length: number): string {
  const cleaned = cleanText(text).trim();
  return cleaned.length <= length
    ? cleaned
    : cleanText(`${cleaned.slice(0, length - 1)}…`);
}

/** The value with every text in it cleaned, keys included. */
export function cleanValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return cleanText(value);
  }
  if (Array.isArray(value)) {
    return value.map(cleanValue);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        cleanText(key),
        cleanValue(inner ?? null),
      ]),
    );
  }
  return value;
}

/** The address if it is an `http:` or `https:` one, so that it is safe to link to. */
export function webUrl(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 2_000) {
    return undefined;
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:'
    ? url.href
    : undefined;
}
