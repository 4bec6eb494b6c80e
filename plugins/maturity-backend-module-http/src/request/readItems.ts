import { JsonValue } from '@backstage/types';
import { FoundValue, JsonPath } from '../declaration/jsonPath';

/** The items in one answer. */
export interface FoundItems {
  readonly items: readonly JsonValue[];
  /** Entries of the list that they are in, also of those that a filter leaves out. */
  readonly length: number;
  /** Why there are none, if that does not mean that the list is empty. */
  readonly gap?: string;
}

/**
 * Finds the items in an answer, and tells a list that is empty from one that is not
 * there.
 */
export function readItems(path: JsonPath, body: JsonValue): FoundItems {
  const found = path.find(body).map(({ value }) => value);
  if (found.length === 0) {
    return {
      items: [],
      length: countEntries(path, body) ?? 0,
      gap: explain(path, body),
    };
  }
  if (path.isSingular && Array.isArray(found[0])) {
    const gap = `\`${path.text}\` is one list: end the path with \`[*]\``;
    return { items: [], length: found[0].length, gap };
  }
  return { items: found, length: countEntries(path, body) ?? found.length };
}

/** Counts the entries of the outermost list that the path goes through. */
function countEntries(path: JsonPath, body: JsonValue): number | undefined {
  const list = path.beginnings
    .findLast(({ isSingular }) => isSingular)
    ?.find(body)[0]?.value;
  return Array.isArray(list) ? list.length : undefined;
}

/**
 * Says why a path found nothing. A step by name has to lead somewhere; any other step
 * leads nowhere from an empty list, which some tools write as null.
 */
function explain(path: JsonPath, body: JsonValue): string | undefined {
  let before: readonly FoundValue[] = [];
  let last = '$';
  for (const beginning of path.beginnings) {
    const found = beginning.find(body);
    if (found.length === 0) {
      if (beginning.endsInName) {
        return `\`${beginning.text}\` found nothing`;
      }
      return before.every(({ value }) => typeof value === 'object')
        ? undefined
        : `\`${last}\` is no list`;
    }
    before = found;
    last = beginning.text;
  }
  return undefined;
}
