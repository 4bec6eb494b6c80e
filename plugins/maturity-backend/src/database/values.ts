import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';
import { DbInstant } from './tables';

const stringify = configure({ circularValue: Error });

/** ISO 8601 in UTC, whichever form the driver hands out. */
export function isoOf(instant: DbInstant): string {
  return new Date(instant).toISOString();
}

/** As {@link isoOf}, with absence as `undefined`. */
export function optionalIsoOf(instant: DbInstant | null): string | undefined {
  return instant === null ? undefined : isoOf(instant);
}

/** PostgreSQL refuses text with a NUL character, and names come from anywhere. */
export function textOf(value: string): string {
  return value.includes('\0') ? value.replaceAll('\0', '') : value;
}

/** As {@link textOf}, with absence as `null`. */
export function optionalTextOf(value: string | undefined): string | null {
  return value === undefined ? null : textOf(value);
}

/** A digest to compare what would be written with what is there; not a secret. */
export function hashOf(text: string): string {
  return hash('sha1', text, 'base64url');
}

/** JSON with the keys of each object in order, so that equal values have equal texts. */
export function sortedJson(value: object | string): string {
  return stringify(value) ?? '';
}
