import { JsonValue } from '@backstage/types';
import { Path, Report } from './Problems';

const LIMITS = { depth: 64, values: 100_000, characters: 20_000 };

/**
 * Copies untrusted input to plain JSON of limited size. The copy has no cycles,
 * getters, dates or class instances.
 */
export function copyJson(
  input: unknown,
  report: Report,
): JsonValue | undefined {
  let values = 0;

  function copy(value: unknown, path: Path): JsonValue | undefined {
    values++;
    if (values > LIMITS.values) {
      if (values === LIMITS.values + 1) {
        report([], `too large: more than ${LIMITS.values} values`);
      }
      return undefined;
    }
    if (value === null || typeof value === 'boolean') {
      return value;
    }
    if (typeof value === 'string') {
      if (value.length > LIMITS.characters) {
        report(path, `too long: more than ${LIMITS.characters} characters`);
      }
      return value;
    }
    if (typeof value === 'number' && Number.isFinite(value)) {
      return value;
    }
    if (path.length > LIMITS.depth) {
      report(path, `nested more than ${LIMITS.depth} levels deep`);
      return undefined;
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => copy(item, [...path, index]) ?? null);
    }
    // Not instanceof or getPrototypeOf, which differ between realms.
    const tag = Object.prototype.toString.call(value);
    if (tag === '[object Object]') {
      const entries: [string, JsonValue][] = [];
      for (const [key, child] of Object.entries(value as object)) {
        const copied =
          child === undefined ? undefined : copy(child, [...path, key]);
        if (copied !== undefined) {
          entries.push([key, copied]);
        }
      }
      return Object.fromEntries(entries);
    }
    report(
      path,
      tag === '[object Date]'
        ? 'is a date object; write it as text, in quotes'
        : `is not JSON: ${tag.slice('[object '.length, -1).toLowerCase()}`,
    );
    return undefined;
  }

  try {
    return copy(input, []);
  } catch (error) {
    // A getter or a proxy in the input threw.
    report([], `cannot be read: ${error}`);
    return undefined;
  }
}
