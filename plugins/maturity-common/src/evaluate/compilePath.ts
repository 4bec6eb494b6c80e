import { getJsonValueAtPath } from '@backstage/filter-predicates';
import { JsonValue } from '@backstage/types';

/** Reads the value at a path that is known beforehand. */
export type PathReader = (
  value: JsonValue | undefined,
) => JsonValue | undefined;

/**
 * Reads the same value as `getJsonValueAtPath`, without going through all keys
 * of every object: keys that contain dots are tried, and if several lead
 * somewhere (`a.b` and `a` for the path `a.b.c`), the original decides.
 */
export function compilePath(path: string): PathReader {
  const candidates: { key: string; rest?: PathReader }[] = [{ key: path }];
  for (
    let dot = path.indexOf('.');
    dot >= 0;
    dot = path.indexOf('.', dot + 1)
  ) {
    candidates.unshift({
      key: path.slice(0, dot),
      rest: compilePath(path.slice(dot + 1)),
    });
  }

  return value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return undefined;
    }
    let found: { key: string; rest?: PathReader } | undefined;
    for (const candidate of candidates) {
      if (Object.hasOwn(value, candidate.key)) {
        if (found) {
          return getJsonValueAtPath(value, path);
        }
        found = candidate;
      }
    }
    if (!found || !path) {
      return undefined;
    }
    const child = value[found.key];
    return found.rest ? found.rest(child) : child;
  };
}
