import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';
import { DbInstant } from './tables';

const stringify = configure({ circularValue: Error });

/** ISO 8601 in UTC, whichever form the driver hands out. */
export function toIso(instant: DbInstant): string {
  return new Date(instant).toISOString();
}

/** As {@link toIso}, with absence as `undefined`. */
export function toOptionalIso(instant: DbInstant | null): string | undefined {
  return instant === null ? undefined : toIso(instant);
}

/** PostgreSQL refuses text with a NUL character, and names come from anywhere. */
export function toText(value: string): string {
  return value.includes('\0') ? value.replaceAll('\0', '') : value;
}

/** As {@link toText}, with absence as `null`. */
export function toOptionalText(value: string | undefined): string | null {
  return value === undefined ? null : toText(value);
}

/** A digest to compare what would be written with what is there; not a secret. */
export function hashText(text: string): string {
  return hash('sha1', text, 'base64url');
}

/** JSON with the keys of each object in order, so that equal values have equal texts. */
export function sortedJson(value: object | string): string {
  return stringify(value) ?? '';
}
