import { JsonValue } from '@backstage/types';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { FoundValue, JsonPath } from '../declaration/jsonPath';

/** The items in one answer. */
export interface FoundItems {
  readonly items: readonly JsonValue[];
  /** Entries of the list that they are in, also of those that a filter leaves out. */
  readonly length: number;
  /** Why there are none, if that does not mean that the list is empty. */
  readonly gap?: string;
}

/** Items that are found before others are let in. */
const PART_SIZE = 200;

/**
 * Finds the items in an answer, and tells a list that is empty from one that is not
 * there.
 */
export async function readItems(
  path: JsonPath,
  body: JsonValue,
): Promise<FoundItems> {
  const items: JsonValue[] = [];
  for await (const part of yieldToEventLoop(
    toParts(path.findOneByOne(body), PART_SIZE),
  )) {
    items.push(...part);
  }
  const length = countEntries(path, body) ?? items.length;
  if (items.length === 0) {
    return { items, length, gap: explain(path, body) };
  }
  if (path.isSingular && Array.isArray(items[0])) {
    const gap = `\`${path.text}\` is one list: end the path with \`[*]\``;
    return { items: [], length, gap };
  }
  return { items, length };
}

function* toParts<T>(values: Iterable<T>, size: number): Generator<T[]> {
  let part: T[] = [];
  for (const value of values) {
    part.push(value);
    if (part.length === size) {
      yield part;
      part = [];
    }
  }
  yield part;
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
