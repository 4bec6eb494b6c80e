import { isError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';

const MAX_MESSAGE_LENGTH = 1_000;

// Control characters except tab and line feed, the marks that reorder text on a
// screen, and halves of surrogate pairs. PostgreSQL refuses the first and the
// last, the second deceive people.
const UNPRINTABLE =
  /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/**
 * Removes characters that cannot be stored or that deceive a reader.
 *
 * @public
 */
export function cleanText(text: string): string {
  return text.replace(UNPRINTABLE, '');
}

/**
 * Cleans a text and cuts it to at most `length` characters. A text that was cut
 * ends in `…`.
 *
 * @public
 */
export function shorten(text: string, length: number): string {
  const cleaned = cleanText(text).trim();
  return cleaned.length <= length
    ? cleaned
    : cleanText(`${cleaned.slice(0, length - 1)}…`);
}

/**
 * Makes one line for people of an error: no control characters, at most 1,000
 * characters.
 *
 * @public
 */
export function toMessage(error: unknown): string {
  const text = isError(error) ? error.message : String(error);
  return (
    shorten(text.replace(/\s+/g, ' '), MAX_MESSAGE_LENGTH) ||
    'failed without a message'
  );
}

/** Cleans every text in a value, keys included. @public */
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

/**
 * Returns an `http:` or `https:` address in its normal form, and `undefined` for
 * anything that is not safe to link to.
 *
 * @public
 */
export function webUrl(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 2_000) {
    return undefined;
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:'
    ? url.href
    : undefined;
}

/**
 * Removes user name, password, query and fragment of a URL: any of them can hold
 * a secret.
 *
 * @public
 */
export function withoutSecrets(url: string): string {
  return url.replace(/^(\w[\w+.-]*:\/\/)[^/?#]*@/, '$1').replace(/[?#].*$/, '');
}

/**
 * Makes one line of a message, without credentials, tokens and queries of URLs,
 * of at most `maxLength` characters.
 *
 * @public
 */
export function redact(message: string, maxLength: number): string {
  const text = message
    .replace(/\w[\w+.-]*:\/\/[^\s'"`<>]+/g, withoutSecrets)
    .replace(
      /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abp]-)[\w-]+/g,
      '[redacted]',
    )
    .replace(/\b((?:bearer|basic|token)\s+)[\w+/=.~-]{8,}/gi, '$1[redacted]')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
